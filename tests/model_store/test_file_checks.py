"""Files are what their suffixes say, and garbage is told, never a crash."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.file_checks import check_content
from pixelsmile_desktop.model_store.manifest import LOADED_SUFFIXES
from tests.model_store.small_models import onnx, safetensors

RIGHT = {
    ".safetensors": safetensors(1),
    ".onnx": onnx(1),
    ".json": b'{"a": [1, 2]}',
    ".txt": "Gr\u00fc\u00dfe".encode(),
    ".jinja": b"{{ x }}",
    ".md": b"# Model",
    ".model": b"\x0a\x0e\x0a\x05<unk>",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_every_kind_that_is_loaded_is_known() -> None:
    assert RIGHT.keys() == LOADED_SUFFIXES


@pytest.mark.parametrize("suffix", RIGHT)
def test_the_right_content_passes(file: Path, suffix: str) -> None:
    file.write_bytes(RIGHT[suffix])
    check_content(file, suffix)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".safetensors", b""),
        (".safetensors", safetensors(1) + b"x"),
        (".safetensors", safetensors(1)[:-1]),
        (".onnx", b""),
        (".onnx", b"\x08\x08"),
        (".onnx", onnx(1)[:-1]),
        (".onnx", onnx(1) + b"\x3a"),
        (".onnx", b"<html>"),
        (".onnx", b"\x80\x04\x95 a pickle"),
        (".onnx", b"PK\x03\x04 a zip"),
        (".onnx", b"\xff" * 20),
        (".json", b""),
        (".json", b"[" * 100_000),
        (".json", b"\xff{}"),
        (".txt", b"\x80\x04\x95"),
    ],
)
def test_the_wrong_content_is_told(file: Path, suffix: str, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(ModelStoreError):
        check_content(file, suffix)


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    for suffix in RIGHT.keys() - {".model"}:
        with pytest.raises(ModelStoreError, match="cannot be read"):
            check_content(file, suffix)


@given(st.sampled_from(sorted(RIGHT)), st.binary(max_size=60), st.integers(0, 200))
def test_garbage_never_crashes(tmp_path_factory, suffix: str, garbage: bytes, place: int) -> None:
    file = tmp_path_factory.mktemp("garbage") / "content"
    right = RIGHT[suffix]
    file.write_bytes(right[:place] + garbage + right[place + len(garbage) :])
    try:
        check_content(file, suffix)
    except ModelStoreError as error:
        assert str(file) in error.what
