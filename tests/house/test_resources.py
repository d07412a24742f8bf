import hashlib
from pathlib import Path


def test_the_face_models_are_the_ones_that_were_listed(models: Path) -> None:
    listed = dict(reversed(line.split()) for line in (models / "SHA256SUMS").read_text().splitlines())
    present = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in models.iterdir()}
    assert {name: digest for name, digest in present.items() if name not in ("SHA256SUMS", "NOTICE")} == listed


def test_every_model_and_portrait_says_where_it_comes_from(resources: Path, models: Path) -> None:
    notice = (models / "NOTICE").read_text()
    assert all(path.name in notice for path in models.iterdir() if path.suffix in (".tflite", ".binarypb"))
    portraits = resources / "portraits"
    sources = (portraits / "SOURCES.md").read_text()
    pictures = [path.name for path in portraits.iterdir() if path.name != "SOURCES.md"]
    assert len(pictures) == 2
    assert all(name in sources for name in pictures)
