"""The language model as a judge: a tiny one with random weights, whose answers a plain pass must agree with."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError
from pixelsmile_desktop.benchmark.ffe.signatures import read_signatures
from pixelsmile_desktop.benchmark.ffe.vlm_judge import IMAGE_TOKEN, VlmJudge, preamble, question
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.expression import TWELVE
from tests.studio.fakes import a_face


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diffusers folder of a tiny model."""
    from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

    silence_libraries()
    import torch

    from pixelsmile_desktop.benchmark.random_model import TINY, RandomModel

    torch.set_num_threads(1)
    # Far from uniform attention, so that a wrong position shows.
    return RandomModel(replace(TINY, attention_scale=8.0)).save(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture(scope="module")
def judge(folder: Path) -> VlmJudge:
    return VlmJudge.load(folder)


def portrait(seed: int) -> FacePicture:
    pixels = np.random.default_rng(seed).integers(0, 256, (140, 120, 3), np.uint8)
    return FacePicture(pixels, a_face(0, (20, 20, 80, 100)))


def plain_scores(judge: VlmJudge, picture: FacePicture) -> list[float]:
    """Each question in a whole pass of its own."""
    import torch

    from pixelsmile_desktop.benchmark.ffe.vlm_judge import _MARGIN, _NO, _YES, _at_size

    model, tokenizer, images = judge._model, judge._tokenizer, judge._image_processor
    patches = images(images=[_at_size(picture.around_face(_MARGIN))], return_tensors="pt")
    merged = int(patches["image_grid_thw"][0].prod()) // images.merge_size**2
    found = []
    for expression, signature in read_signatures().signatures.items():
        text = preamble(merged) + question(expression, signature.description)
        ids = torch.tensor([tokenizer(text)["input_ids"]])
        with torch.inference_mode():
            logits = model(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                pixel_values=patches["pixel_values"],
                image_grid_thw=patches["image_grid_thw"],
                mm_token_type_ids=(ids == tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)).long(),
            ).logits[0, -1]
        weights = torch.exp(logits.double())
        yes, no = (weights[list({tokenizer(word)["input_ids"][0] for word in words})].sum() for words in (_YES, _NO))
        found.append(float(yes / (yes + no)))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_reading_the_picture_once_gives_what_whole_passes_give(judge: VlmJudge, seed: int) -> None:
    scores = judge.scores(portrait(seed))
    assert list(scores) == list(TWELVE)
    assert list(scores.values()) == pytest.approx(plain_scores(judge, portrait(seed)), abs=1e-5)
    assert len({round(score, 6) for score in scores.values()}) > 6


def test_the_same_face_gets_the_same_scores_whatever_was_asked_before(judge: VlmJudge) -> None:
    first = judge.scores(portrait(1))
    other = judge.scores(portrait(2))
    assert judge.scores(portrait(1)) == first
    assert list(other.values()) != pytest.approx(list(first.values()), abs=1e-6)


def test_no_face_shows_nothing(judge: VlmJudge) -> None:
    assert set(judge.scores(replace(portrait(1), face=None)).values()) == {0.0}


def test_questions_name_the_expression_and_its_definition(judge: VlmJudge) -> None:
    for expression, signature in read_signatures().signatures.items():
        text = question(expression, signature.description)
        assert f" {expression} expression? That is {signature.description}." in text


def test_the_key_is_that_of_the_weights(judge: VlmJudge, folder: Path) -> None:
    from pixelsmile_desktop.engines.pixelsmile.model_folder import inspect_model

    assert inspect_model(folder).fingerprint[:16] in judge.key


def test_a_tokenizer_that_cannot_tell_yes_from_no_is_told(judge: VlmJudge) -> None:
    class Deaf:
        def __call__(self, text: str, **_more: object) -> dict[str, list[int]]:
            return {"input_ids": [7]}

    with pytest.raises(JudgeError, match="yes and no with the same token"):
        VlmJudge(judge._model, Deaf(), judge._image_processor, "key")


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not a diffusers folder"):
        VlmJudge.load(tmp_path)


def test_a_model_without_its_head_is_told_instead_of_guessing(folder: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    headless = shutil.copytree(folder, tmp_path / "headless")
    file = headless / "text_encoder" / "model.safetensors"
    weights = load_file(file)
    del weights["lm_head.weight"]
    save_file(weights, file, {"format": "pt"})
    with pytest.raises(ModelError, match=r"text_encoder lacks weights .*lm_head\.weight"):
        VlmJudge.load(headless)
