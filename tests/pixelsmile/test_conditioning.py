"""Embeddings with the right positions, shared between expressions, equal to a full pass for each."""

from typing import Any

import numpy as np
import pytest
import torch
from diffusers import QwenImageEditPlusPipeline
from transformers import BatchFeature, Qwen2VLImageProcessorPil

from pixelsmile_desktop.benchmark.random_model import SMALL, TINY, RandomModel
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import CustomExpression, Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import Method, Subject
from pixelsmile_desktop.engines.pixelsmile.conditioning import PromptEncoder, interpolated
from pixelsmile_desktop.engines.pixelsmile.prompts import IMAGE_TOKEN, SYSTEM_TOKENS, instruction, wrapped

WORDS = [str(expression) for expression in Expression]
HAPPY, SAD = Expression.HAPPY, Expression.SAD


class Processor:
    """What `Qwen2VLProcessor` does, without torchvision."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        self.images = Qwen2VLImageProcessorPil()
        self.image_id = tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)

    def __call__(self, text: list[str], images: Any, **_: Any) -> BatchFeature:
        patches = self.images(images=images, return_tensors="pt")
        merged = int(patches["image_grid_thw"][0].prod()) // 4
        tokens = self.tokenizer([t.replace(IMAGE_TOKEN, IMAGE_TOKEN * merged) for t in text], return_tensors="pt")
        kinds = (tokens["input_ids"] == self.image_id).long()
        return BatchFeature({**patches, **tokens, "mm_token_type_ids": kinds})


class Subjects:
    """A text encoder with its tools, and a full pass over one prompt to compare with."""

    def __init__(self, model: RandomModel, dtype: torch.dtype) -> None:
        self.tokenizer = model.tokenizer()
        self.whole = model.text_encoder().to(dtype)
        self.model = self.whole.model
        self.processor = Processor(self.tokenizer)
        self.encoder = PromptEncoder(self.model, self.tokenizer, self.processor.images)

    def full_pass(self, picture: Pixels, word: str) -> torch.Tensor:
        inputs = self.processor([wrapped(instruction(word, Subject.PERSON))], [picture])
        with torch.no_grad():
            out = self.model(**inputs.to(dtype=self.model.dtype), use_cache=False)
        return out.last_hidden_state[0, SYSTEM_TOKENS:]


def positions_of(model: Any, monkeypatch: pytest.MonkeyPatch) -> list[torch.Tensor]:
    """Every (3, batch, tokens) tensor of positions that the language model turns into rotations from now on."""
    seen: list[torch.Tensor] = []
    rotary = model.language_model.rotary_emb
    forward = rotary.forward
    monkeypatch.setattr(rotary, "forward", lambda x, ids: seen.append(ids.clone()) or forward(x, ids))
    return seen


def correct_positions(ids: list[int], image_id: int, rows: int, columns: int) -> torch.Tensor:
    """Positions by the definition of Qwen2-VL's M-RoPE (arXiv 2409.12191, section 2.1)."""
    first = ids.index(image_id)
    count = rows * columns
    grid = [(first, first + index // columns, first + index % columns) for index in range(count)]
    after = first + max(rows, columns)
    text = [(p, p, p) for p in range(first)]
    rest = [(p, p, p) for p in range(after, after + len(ids) - first - count)]
    return torch.tensor(text + grid + rest).T


@pytest.fixture(scope="module")
def picture() -> Pixels:
    return np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)


@pytest.fixture(scope="module")
def tiny() -> Subjects:
    return Subjects(RandomModel(TINY), torch.float32)


def test_positions_are_three_dimensional(tiny: Subjects, picture: Pixels, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = positions_of(tiny.model, monkeypatch)
    tiny.encoder.encode(picture[:252, :336], ["happy"], Subject.PERSON)
    prompt = wrapped(instruction("happy", Subject.PERSON)).replace(IMAGE_TOKEN, IMAGE_TOKEN * 9 * 12)
    expected = correct_positions(tiny.tokenizer(prompt)["input_ids"], tiny.processor.image_id, 9, 12)
    prefix, suffix = seen
    assert torch.equal(prefix[-3:, 0], expected[:, :-7])
    assert torch.equal(suffix[-3:, 1], expected[:, -7:])


def test_the_pipeline_s_own_path_counts_in_one_dimension(
    tiny: Subjects, picture: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = RandomModel(TINY).pipeline()
    pipeline.processor = tiny.processor
    seen = positions_of(pipeline.text_encoder.model, monkeypatch)
    with torch.no_grad():
        theirs, _ = pipeline._get_qwen_prompt_embeds(instruction("happy", Subject.PERSON), [picture])
    assert torch.equal(seen[0][0], seen[0][-1])
    assert seen[0].max() == 64 + theirs.shape[1] - 1
    ours = tiny.encoder.encode(picture, ["happy"], Subject.PERSON)
    difference = torch.cat([ours.prefix, ours.tails["happy"]]) - theirs[0]
    assert difference.norm() > 1e-3 * theirs.norm()
    assert torch.allclose(tiny.full_pass(picture, "happy")[-7:], ours.tails["happy"], atol=1e-5)


@pytest.mark.parametrize(
    ("size", "dtype", "tolerance"),
    [(TINY, torch.float32, 1e-5), (TINY, torch.bfloat16, 0), (SMALL, torch.float32, 1e-4)],
    ids=["tiny fp32", "tiny bf16", "sharp attention fp32"],
)
def test_sharing_the_prefix_equals_thirteen_full_passes(
    size: Any, dtype: torch.dtype, tolerance: float, picture: Pixels
) -> None:
    subjects = Subjects(RandomModel(size), dtype)
    words = WORDS if size is TINY else ["happy", "shy", "neutral"]
    shared = subjects.encoder.encode(picture, words, Subject.PERSON)
    for word in words:
        full = subjects.full_pass(picture, word)
        ours = torch.cat([shared.prefix, shared.tails[word]])
        assert ours.shape == full.shape == (344, size.encoder.width)
        assert (ours - full).abs().max() <= tolerance * full.abs().max()


def test_expressions_differ_in_the_tail_only(tiny: Subjects, picture: Pixels) -> None:
    happy, neutral = tiny.full_pass(picture, "happy"), tiny.full_pass(picture, "neutral")
    assert torch.equal(happy[:-7], neutral[:-7])
    assert ((happy - neutral)[-7:].abs().amax(-1) > 0).all()


def test_the_subject_is_part_of_the_prompt(tiny: Subjects, picture: Pixels) -> None:
    person = tiny.encoder.encode(picture, ["happy"], Subject.PERSON)
    character = tiny.encoder.encode(picture, ["happy"], Subject.CHARACTER)
    assert not torch.equal(person.tails["happy"], character.tails["happy"])


@pytest.fixture(scope="module")
def embeddings(tiny: Subjects, picture: Pixels) -> Any:
    return tiny.encoder.encode(picture, [*WORDS, "smirking"], Subject.PERSON)


def test_the_formula_is_the_paper_s(embeddings: Any) -> None:
    mix = ExpressionMix(((HAPPY, 0.7), (SAD, 0.4)))
    neutral, happy, sad = (torch.cat([embeddings.prefix, embeddings.tails[w]]) for w in ("neutral", "happy", "sad"))
    expected = neutral + 0.7 * (happy - neutral) + 0.4 * (sad - neutral)
    found = interpolated(embeddings, mix, Method.SCORE_ONE_ALL)
    assert found.shape == (1, 344, 32)
    assert torch.allclose(found[0], expected, atol=1e-6)


def test_full_intensity_is_the_expression_s_own_prompt(embeddings: Any) -> None:
    found = interpolated(embeddings, ExpressionMix(((HAPPY, 1.0),)), Method.SCORE_ONE_ALL)
    assert torch.allclose(found[0, -7:], embeddings.tails["happy"], atol=1e-6)


def test_neutral_is_the_neutral_prompt_whatever_its_intensity(embeddings: Any) -> None:
    for intensity in (0.3, 2.0):
        mix = ExpressionMix(((Expression.NEUTRAL, intensity),))
        found = interpolated(embeddings, mix, Method.SCORE_ONE_ALL)
        assert torch.equal(found[0, -7:], embeddings.tails["neutral"])


@pytest.mark.parametrize(
    ("method", "rows"),
    [
        (Method.SCORE_ONE_ALL, {0, 1, 2, 3, 4, 5, 6}),
        (Method.SCORE_ONE, {0, 1, 2, 3, 4, 5, 6}),
        (Method.SCORE_ONE_EXP, {1, 2, 3, 4, 5, 6}),
        (Method.SCORE_ONE_TGT, {0}),
    ],
)
def test_each_method_moves_its_rows(embeddings: Any, method: Method, rows: set[int]) -> None:
    found = interpolated(embeddings, ExpressionMix(((HAPPY, 1.5),)), method)[0, -7:]
    moved = (found != embeddings.tails["neutral"]).any(dim=1)
    assert set(torch.nonzero(moved).flatten().tolist()) == rows


def test_a_word_of_several_tokens_is_aligned_at_its_end(tiny: Subjects, embeddings: Any, picture: Pixels) -> None:
    assert embeddings.tokens["smirking"] > 1
    assert torch.allclose(embeddings.tails["smirking"], tiny.full_pass(picture, "smirking")[-7:], atol=1e-5)
    mix = ExpressionMix(((CustomExpression("smirking"), 0.5), (HAPPY, 0.5)))
    assert interpolated(embeddings, mix, Method.SCORE_ONE_ALL).shape == (1, 344, 32)
    with pytest.raises(RequestError, match=r"has \d tokens, and score_one_tgt moves only one"):
        interpolated(embeddings, mix, Method.SCORE_ONE_TGT)


def test_a_phrase_that_cannot_be_aligned_is_refused_in_words(tiny: Subjects, picture: Pixels) -> None:
    with pytest.raises(RequestError, match=r"do not line up with 'neutral'; choose a shorter"):
        tiny.encoder.encode(picture, ["quixotically jovial and zany"], Subject.PERSON)


def test_words_encoded_later_join_those_before(tiny: Subjects, embeddings: Any, picture: Pixels) -> None:
    more = tiny.encoder.encode(picture, ["wry"], Subject.PERSON)
    joined = embeddings.merged_with(more)
    assert {"wry", "happy"} <= set(joined.tails)
    assert torch.equal(more.prefix, embeddings.prefix)


def test_the_prompts_are_those_of_the_pipeline() -> None:
    pipeline = RandomModel(TINY).pipeline()
    assert isinstance(pipeline, QwenImageEditPlusPipeline)
    text = instruction("angry", Subject.PERSON)
    assert text == "Edit the person to show a angry expression"
    image = "Picture 1: <|vision_start|><|image_pad|><|vision_end|>"
    assert pipeline.prompt_template_encode.format(image + text) == wrapped(text)
    assert pipeline.prompt_template_encode_start_idx == SYSTEM_TOKENS
    system = wrapped(text).partition(image)[0]
    assert len(pipeline.tokenizer(system)["input_ids"]) == SYSTEM_TOKENS


def test_the_reference_computes_in_the_embeddings_own_type(picture: Pixels) -> None:
    embeddings = Subjects(RandomModel(TINY), torch.bfloat16).encoder.encode(picture, ["happy"], Subject.PERSON)
    mix = ExpressionMix(((HAPPY, 0.7),))
    neutral, happy = embeddings.tails["neutral"], embeddings.tails["happy"]
    as_reference = interpolated(embeddings, mix, Method.SCORE_ONE_ALL, as_reference=True)[0, -7:]
    assert torch.equal(as_reference, neutral + 0.7 * (happy - neutral))
    ours = interpolated(embeddings, mix, Method.SCORE_ONE_ALL)[0, -7:]
    assert ours.dtype is torch.bfloat16
    exact = neutral.double() + 0.7 * (happy.double() - neutral.double())
    assert (ours.double() - exact).abs().max() <= (as_reference.double() - exact).abs().max()
