import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core import request_json
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.request import MAX_SEED, EditRequest, EngineOptions, FaceChoice, FaceLook, PasteBackOptions
from tests.core.strategies import json_values, requests

FIELDS = ("version", "photo", "mix", "face", "engine", "options", "paste_back", "others")
OPTIONS = (
    ("options", "seed"),
    ("options", "steps"),
    ("options", "size"),
    ("options", "subject"),
    ("options", "model"),
    ("options", "lora_strength"),
    ("options", "parity"),
    ("options", "unheard of"),
    ("paste_back", "feather"),
    ("paste_back", "keep_grain"),
    ("mix", "happy"),
    ("mix", "glee"),
)


def accepted_or_refused_in_words(text: str | bytes) -> None:
    try:
        request = request_json.from_json(text)
    except RequestError as error:
        assert error.what
        assert error.remedy
        assert "\n" not in str(error)
    else:
        assert request_json.from_json(request_json.to_json(request)) == request


@given(requests)
def test_a_request_survives_the_way_through_a_file(request: EditRequest) -> None:
    text = request_json.to_json(request)
    assert "\n" not in text
    read = request_json.from_json(text.encode("utf-8"))
    assert read == request
    assert read.mix.parts == request.mix.parts  # the order too


def test_a_path_that_is_not_valid_unicode_survives() -> None:
    request = EditRequest("caf\udce9.jpg")
    assert request_json.from_json(request_json.to_json(request).encode("utf-8")) == request


@given(json_values)
def test_any_json_is_a_request_or_refused_in_words(value: object) -> None:
    accepted_or_refused_in_words(json.dumps(value))


@given(requests, st.sampled_from(FIELDS), json_values)
def test_any_value_in_any_field_is_understood_or_refused(request: EditRequest, field: str, value: object) -> None:
    accepted_or_refused_in_words(json.dumps(request_json.to_dict(request) | {field: value}))


@given(requests, st.sampled_from(OPTIONS), json_values)
def test_any_value_in_any_option_is_understood_or_refused(
    request: EditRequest, place: tuple[str, str], value: object
) -> None:
    record = request_json.to_dict(request)
    record[place[0]] = record[place[0]] | {place[1]: value}
    accepted_or_refused_in_words(json.dumps(record))


@given(requests, st.data())
def test_a_damaged_file_is_understood_or_refused(request: EditRequest, data: st.DataObject) -> None:
    text = bytearray(request_json.to_json(request).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        text = text or bytearray(b" ")
    accepted_or_refused_in_words(bytes(text))


def test_missing_fields_take_their_defaults() -> None:
    assert request_json.from_json('{"version": 1}') == EditRequest("")
    assert request_json.from_json('{"version": 1, "mix": {"Happy ": 1}, "face": "2"}') == EditRequest(
        "", ExpressionMix.of({Expression.HAPPY: 1}), FaceChoice("index", 2)
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not valid JSON"),
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a JSON object"),
        ("{}", "version None"),
        ('{"version": 2}', "version 2"),
        ('{"version": true}', "version True"),
        ('{"version": 1, "strength": 1}', "'strength'"),
        ('{"version": 1, "mix": {"happy": NaN}}', "out of range"),
        ('{"version": 1, "mix": {"happy": 1' + "0" * 400 + "}}", "mix.happy is far out of range"),
        ('{"version": 1, "mix": {"happy": "1"}}', "mix.happy cannot be '1'"),
        ('{"version": 1, "mix": {"happy": 1, "HAPPY": 1}}', "named twice"),
        ('{"version": 1, "options": {"seed": 1.0}}', "options.seed cannot be 1.0"),
        ('{"version": 1, "options": {"seed": true}}', "options.seed cannot be True"),
        ('{"version": 1, "options": {"subject": "dog"}}', "options.subject cannot be 'dog'"),
        ('{"version": 1, "face": 0}', "face cannot be 0"),
        ('{"version": 1, "face": "0", "others": {}}', "others is not a JSON list"),
        ('{"version": 1, "face": "0", "others": [{"mix": {}}]}', "others[0].face cannot be None"),
        ('{"version": 1, "face": "0", "others": [{"face": true}]}', "others[0].face cannot be True"),
        ('{"version": 1, "face": "0", "others": [{"face": 1, "seed": 2}]}', "others[0] says 'seed'"),
        ('{"version": 1, "face": "0", "others": [{"face": 1, "mix": {"happy": "1"}}]}', "others[0].mix.happy cannot"),
        ('{"version": 1, "face": "0", "others": [{"face": 0}]}', "the face 0 gets two mixes"),
        ('{"version": 1, "others": [{"face": 1}]}', "further faces cannot be added to the choice 'largest'"),
        ('{"version": 1, "options": {"seed": 1' + "0" * 400 + "}}", "out of range"),
        ('{"version": 1, "photo": "' + "x" * 9000 + '", "engine": "' + "y" * 9000 + '"}', "..."),
    ],
)
def test_what_would_change_the_picture_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(RequestError) as refusal:
        request_json.from_json(text)
    assert complaint in str(refusal.value)
    assert len(str(refusal.value)) < 600


SAD, SHY = ExpressionMix.parse(["sad=0.5"]), ExpressionMix.parse(["shy"])


def test_an_edit_without_further_faces_is_written_as_ever() -> None:
    written = request_json.to_json(EditRequest("a.jpg", SHY, FaceChoice("index", 1)))
    assert written.startswith('{"version": 1, "photo": "a.jpg", "mix": {"shy": 1.0}, "face": "1", "engine": "auto", ')
    assert written.endswith('"paste_back": {"feather": 0.08, "match_colour": true, "keep_grain": true}}')
    assert "others" not in written


def test_an_edit_says_what_each_face_gets() -> None:
    request = EditRequest("a.jpg", SHY, FaceChoice("index", 1), others=(FaceLook(0, SAD), FaceLook(4, SHY)))
    assert request_json.to_dict(request)["others"] == [
        {"face": 0, "mix": {"sad": 0.5}},
        {"face": 4, "mix": {"shy": 1.0}},
    ]
    assert request.faces == FaceChoice("several", indices=(0, 1, 4))
    assert [request.mix_of(face) for face in (0, 1, 4)] == [SAD, SHY, SHY]
    assert request.mixes == (SHY, SAD)
    assert not request.is_identity
    nothing = ExpressionMix.parse(["sad=0"])
    assert EditRequest("a.jpg", nothing, FaceChoice("index", 1), others=(FaceLook(0, nothing),)).is_identity
    assert not EditRequest("a.jpg", nothing, FaceChoice("index", 1), others=(FaceLook(0, SAD),)).is_identity


@pytest.mark.parametrize(
    ("face", "others"),
    [
        (FaceChoice("largest"), (1,)),
        (FaceChoice("all"), (1,)),
        (FaceChoice("index", 1), (1,)),
        (FaceChoice("several", indices=(0, 2)), (2,)),
        (FaceChoice("index", 1), (3, 3)),
        (FaceChoice("index", 1), (3, 2)),
    ],
)
def test_each_face_gets_one_mix_from_left_to_right(face: FaceChoice, others: tuple[int, ...]) -> None:
    with pytest.raises(RequestError):
        EditRequest("a.jpg", SHY, face, others=tuple(FaceLook(one, SAD) for one in others))


@pytest.mark.parametrize(
    ("name", "value"),
    [("seed", -1), ("seed", MAX_SEED + 1), ("seed", 10**400), ("steps", 1), ("steps", 201), ("size", 255)]
    + [("size", 2049), ("lora_strength", -0.1), ("lora_strength", 2.1), ("lora_strength", math.nan)],
)
def test_engine_options_out_of_range_are_refused(name: str, value: float) -> None:
    with pytest.raises(RequestError, match="out of range"):
        EngineOptions(**{name: value})


@pytest.mark.parametrize("feather", [-0.01, 0.51, math.inf, math.nan])
def test_a_feather_out_of_range_is_refused(feather: float) -> None:
    with pytest.raises(RequestError, match="feather"):
        PasteBackOptions(feather=feather)


@pytest.mark.parametrize(
    "word", ["", "-1", "1.0", "biggest", "١", "1\n", "9999999", "LARGEST", "0,", ",1", "1,,2", "0, 2", "0,-1"]
)
def test_a_face_that_names_nothing_is_refused(word: str) -> None:
    with pytest.raises(RequestError, match="there is no face"):
        FaceChoice.parse(word)


@pytest.mark.parametrize("word", ["largest", "all", "0", "17", "0,2", "3,11,12"])
def test_a_face_is_written_as_it_is_read(word: str) -> None:
    assert str(FaceChoice.parse(word)) == word


def test_an_index_belongs_to_the_choice_by_index_only() -> None:
    with pytest.raises(RequestError):
        FaceChoice("all", 1)
    with pytest.raises(RequestError):
        FaceChoice("index", -1)


@pytest.mark.parametrize("indices", [(), (1,), (2, 1), (1, 1), (-1, 2)])
def test_several_faces_are_two_at_least_each_once_from_left_to_right(indices) -> None:
    with pytest.raises(RequestError):
        FaceChoice("several", indices=indices)
    with pytest.raises(RequestError):
        FaceChoice("all", indices=(0, 1))


def test_indices_in_any_order_make_the_simplest_choice() -> None:
    assert FaceChoice.of([]) == FaceChoice("largest")
    assert FaceChoice.of([3, 3]) == FaceChoice("index", 3)
    assert FaceChoice.of([2, 0]) == FaceChoice("several", indices=(0, 2)) == FaceChoice.parse("2,0")
