"""The command line with a real child, the real libraries and a tiny model: from photo to photo."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import ExifTags, Image

from pixelsmile_desktop.benchmark.random_model import RandomModel
from pixelsmile_desktop.cli import main
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EngineOptions, Subject
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.components import load_image_processor
from pixelsmile_desktop.engines.pixelsmile.conditioning import PromptEncoder
from pixelsmile_desktop.engines.pixelsmile.lora import linear_shapes
from pixelsmile_desktop.engines.pixelsmile.parity import reference_crop
from pixelsmile_desktop.engines.pixelsmile.session import Session
from tests.imaging.profiles import ADOBE_RGB
from tests.pixelsmile.adapter_files import random_pairs, save_adapter, tensors_of
from tests.pixelsmile.test_host_faults import ON_CPU

QUICK = ("--engine", "pixelsmile", "--steps", "2", "--size", "256")
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Command:
    def start(*words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pixelsmile_desktop", *map(str, words)]
        environment = os.environ | {"OMP_NUM_THREADS": "1"}
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)

    return start


def pixels_of(path: Path) -> np.ndarray:
    return cv2.imread(str(path), cv2.IMREAD_UNCHANGED)


def test_an_edit_changes_the_face_and_not_a_pixel_outside(
    run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path
) -> None:
    deep = tmp_path / "deep.tif"
    cv2.imwrite(str(deep), pixels_of(astronaut).astype(np.uint16) * 257)
    before = deep.read_bytes()
    out = tmp_path / "out.tif"
    done = run(
        "edit", deep, "-e", "happy=0.7", "-e", "surprised=0.3", *QUICK, "--model", tiny_folder, "-o", out, "--json"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["engine"] == "pixelsmile"
    x0, y0, x1, y1 = told["changed_box"]
    changed = (pixels_of(out) != pixels_of(deep)).any(axis=2)
    assert pixels_of(out).dtype == np.uint16
    assert changed[y0:y1, x0:x1].sum() == changed.sum() > 1000
    assert deep.read_bytes() == before
    assert "compositeWithTrainedAlgorithmicMedia" in out.read_bytes().decode("latin-1")


def test_orientation_profile_and_metadata_survive(
    run: Command, tiny_folder: Path, hopper: Path, tmp_path: Path
) -> None:
    portrait = Image.open(hopper).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "a photographer"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    packet += b"<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='the archive'/>"
    packet += b"</rdf:RDF></x:xmpmeta>"
    photo, out = tmp_path / "photo.jpg", tmp_path / "out.jpg"
    lying = portrait.transpose(Image.Transpose.ROTATE_90)
    lying.save(photo, quality=95, exif=exif, icc_profile=ADOBE_RGB, xmp=packet)
    done = run("edit", photo, "-e", "happy", *QUICK, "--model", tiny_folder, "-o", out, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["changed_box"] is not None
    with Image.open(out) as edited:
        assert edited.size == portrait.size
        assert edited.info["icc_profile"] == ADOBE_RGB
        kept = edited.getexif()
        assert kept.get(ExifTags.Base.Orientation, 1) == 1
        assert kept[ExifTags.Base.Artist] == "a photographer"
        assert kept.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"
        assert b"the archive" in edited.info["xmp"]
        assert b"compositeWithTrainedAlgorithmicMedia" in edited.info["xmp"]


def test_parity_after_an_edit_of_the_same_square_is_no_other_picture(tiny_folder: Path, tmp_path: Path) -> None:
    crop = np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)
    choice, mixes = ModelChoice(tiny_folder), [ExpressionMix.parse(["happy"])]
    parity = RenderContext(EngineOptions(steps=2, parity=True))

    def session() -> Session:
        return Session.load(choice, ON_CPU, tmp_path / "cache", CancelToken(), lambda _: None)

    used = session()
    (native,) = used.generate(crop, mixes, choice, RenderContext(EngineOptions(steps=2)))
    (after,) = used.generate(crop, mixes, choice, parity)
    (alone,) = session().generate(crop, mixes, choice, parity)
    assert (native.shape, alone.shape) == ((512, 512, 3), (1024, 1024, 3))
    assert np.array_equal(after, alone)


def test_a_sheet_of_the_reference_s_pictures(run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path) -> None:
    words = ("--engine", "pixelsmile", "--parity", "--steps", "2", "--model", tiny_folder)
    done = run("expressions", astronaut, *words, "-o", tmp_path / "sheet.png")
    assert done.returncode == 0, done.stderr
    assert pixels_of(tmp_path / "sheet.png").shape[1] > 1000


def test_the_same_seed_gives_the_same_picture_and_another_another(
    run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path
) -> None:
    outs = [tmp_path / f"{name}.png" for name in "abc"]
    for out, seed in zip(outs, (1, 1, 2), strict=True):
        done = run("edit", astronaut, "-e", "sad", *QUICK, "--seed", seed, "--model", tiny_folder, "-o", out)
        assert done.returncode == 0, done.stderr
    first, again, other = map(pixels_of, outs)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_intensity_zero_gives_back_the_file(run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    done = run("edit", astronaut, "-e", "happy=0", *QUICK, "--model", tiny_folder, "-o", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == astronaut.read_bytes()


def test_a_sweep_is_what_its_edits_are(run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path) -> None:
    done = run(
        *("sweep", astronaut, "-e", "shy", "--intensities", "0", "0.5", "1.5", *QUICK, "--model", tiny_folder),
        *("-o", tmp_path / "shy", "--sheet", tmp_path / "sheet.png"),
    )
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "shy").iterdir())
    assert names == ["astronaut_shy_0.5.png", "astronaut_shy_0.png", "astronaut_shy_1.5.png"]
    assert (tmp_path / "shy" / "astronaut_shy_0.png").read_bytes() == astronaut.read_bytes()
    alone = tmp_path / "alone.png"
    done = run("edit", astronaut, "-e", "shy=1.5", *QUICK, "--model", tiny_folder, "-o", alone)
    assert done.returncode == 0, done.stderr
    difference = pixels_of(alone).astype(int) - pixels_of(tmp_path / "shy" / "astronaut_shy_1.5.png")
    assert np.abs(difference).max() <= 1


def test_parity_is_the_pipeline_call_to_the_pixel(
    run: Command, tiny_folder: Path, hopper: Path, tmp_path: Path
) -> None:
    out = tmp_path / "parity.png"
    done = run(
        *("edit", hopper, "-e", "happy=1.5", "--engine", "pixelsmile", "--parity", "--steps", "2"),
        *("--model", tiny_folder, "-o", out),
    )
    assert done.returncode == 0, done.stderr
    torch.set_num_threads(1)
    pipeline = RandomModel().pipeline()
    pipeline.set_progress_bar_config(disable=True)
    crop = reference_crop(np.asarray(Image.open(hopper).convert("RGB")))
    encoder = PromptEncoder(pipeline.text_encoder.model, pipeline.tokenizer, load_image_processor(tiny_folder))
    found = encoder.encode(crop, ["happy"], Subject.PERSON)
    neutral, happy = (torch.cat([found.prefix, found.tails[word]])[None] for word in ("neutral", "happy"))
    (image,) = pipeline(
        image=Image.fromarray(crop),
        prompt_embeds=neutral + 1.5 * (happy - neutral),
        prompt_embeds_mask=torch.ones(1, neutral.shape[1], dtype=torch.long),
        num_inference_steps=2,
        true_cfg_scale=0,
        generator=torch.Generator("cpu").manual_seed(42),
    ).images
    ours = np.asarray(Image.open(out))
    assert ours.shape == (1024, 1024, 3)
    assert np.abs(ours.astype(int) - np.asarray(image)).max() <= 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--model", "nowhere"], "there is no folder"),
        (["--model", "TINY", "--lora", "nowhere.safetensors"], "there is no adapter file"),
        (["--model", "TINY", "--plan", "steam"], "there is no plan 'steam'"),
        (["--model", "TINY", "--draft", "TINY/vae/diffusion_pytorch_model.safetensors"], "4 or 8 steps|LoRA|adapter"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    words = [word.replace("TINY", str(tiny_folder)) for word in words]
    done = run("edit", astronaut, "-e", "happy", "--engine", "pixelsmile", "-o", tmp_path / "out.png", *words)
    assert done.returncode in (1, 2)
    line = done.stderr.splitlines()[-1]
    assert line.startswith("pixelsmile: error: ")
    assert re.search(said, line)
    assert not (tmp_path / "out.png").exists()


def test_an_adapter_and_a_draft_change_the_picture_and_strength_zero_does_not(
    run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path
) -> None:
    shapes = linear_shapes(RandomModel().transformer())
    adapter = save_adapter(tmp_path / "adapter.safetensors", tensors_of(random_pairs(shapes), "reference"))
    draft = save_adapter(
        tmp_path / "lightning-4steps.safetensors", tensors_of(random_pairs(shapes, seed=2), "lightning")
    )
    edited = {}
    for name, words in {
        "base": (),
        "adapter": ("--lora", adapter),
        "off": ("--lora", adapter, "--lora-strength", "0"),
        "both": ("--lora", adapter, "--draft", draft),
    }.items():
        out = tmp_path / f"{name}.png"
        done = run("edit", astronaut, "-e", "happy", *QUICK, "--model", tiny_folder, *words, "-o", out)
        assert done.returncode == 0, done.stderr
        assert ("no PixelSmile adapter" in done.stderr) == (name == "base")
        edited[name] = pixels_of(out)
    assert np.array_equal(edited["off"], edited["base"])
    assert not np.array_equal(edited["adapter"], edited["base"])
    assert not np.array_equal(edited["both"], edited["adapter"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--identity-threshold", "0.6"], "name the folder of the face recognition networks"),
        (["--identity-models", "somewhere"], "non-commercial research only. They are no part of this program"),
        (["--identity-models", "somewhere"], "; add --accept-identity-licence"),
    ],
)
def test_nobody_is_compared_before_the_licence_was_read(
    astronaut: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["edit", str(astronaut), "-e", "happy", "-o", str(tmp_path / "out.png"), *words]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out.png").exists()


def test_auto_takes_the_installed_model_and_else_instant(
    run: Command, tiny_folder: Path, astronaut: Path, tmp_path: Path
) -> None:
    words = (
        "edit",
        astronaut,
        "-e",
        "happy=0.5",
        "--steps",
        "2",
        "--size",
        "256",
        "-o",
        tmp_path / "out.png",
        "--json",
    )
    assert json.loads(run(*words).stdout)["engine"] == "instant"
    done = run("models", "import", tiny_folder)
    assert done.returncode == 0, done.stderr
    assert json.loads(run(*words).stdout)["engine"] == "pixelsmile"
    told = json.loads(run("doctor", "--json").stdout)["engines"]["pixelsmile"]
    assert told["ready"] is True
    assert told["plan"]["name"] == "cpu-fp32"


def test_the_program_that_edits_never_loads_torch(
    tiny_folder: Path, astronaut: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        "import sys; from pixelsmile_desktop.cli import main; code = main(sys.argv[1:]); "
        "assert not {'torch', 'diffusers', 'transformers', 'PySide6'} & set(sys.modules); sys.exit(code)"
    )
    words = ["edit", astronaut, "-e", "happy", *QUICK, "--model", tiny_folder, "-o", tmp_path / "out.png"]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_control_c_ends_the_child_and_leaves_no_file(tiny_folder: Path, astronaut: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ["edit", astronaut, "-e", "happy", *QUICK, "--steps", "200", "--model", tiny_folder, "-o", out]
    process = subprocess.Popen(
        [sys.executable, "-m", "pixelsmile_desktop", *map(str, words)], stderr=subprocess.PIPE, text=True
    )
    child = _child_of(process.pid)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert not out.exists()
    assert not Path(f"/proc/{child}").exists()


def _child_of(pid: int) -> int:
    """The first child of a process, once it has one; its own interpreter's helpers do not count."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        if children:
            return int(children[0])
        time.sleep(0.02)
    raise AssertionError("no child was started")


def test_wrong_usage_is_told_before_anything_is_started(
    tiny_folder: Path, astronaut: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["edit", astronaut, "-e", "happy", "--engine", "instant", "--parity", "-o", tmp_path / "out.png"]
    assert main([str(word) for word in words]) == 2
    assert "the reference's recipe is one for the PixelSmile engine" in capsys.readouterr().err
