import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.export_naming import DEFAULT_TEMPLATE, TOKENS, NamedPhoto, check_template, file_stem

NOON = 1_769_860_800.0  # 2026-01-31 12:00:00


def version(*words: str, engine: EngineName = EngineName.INSTANT) -> EditVersion:
    return EditVersion(3, 1, EditRequest("", ExpressionMix.parse(words)), engine, 0.0)


EDITED = NamedPhoto(Path("/shoot/IMG_0412.jpg"), version("happy=0.8"), NOON, 7, 12)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (DEFAULT_TEMPLATE, "IMG_0412_happy_0.8"),
        ("{number}-{name}", "007-IMG_0412"),
        ("{date} {engine}", "2026-01-31 instant"),
        ("wedding", "wedding"),
        (" {name} . ", "IMG_0412"),
        ("{name}{name}", "IMG_0412IMG_0412"),
    ],
)
def test_a_template_says_what_a_file_is_called(template: str, expected: str) -> None:
    assert file_stem(template, EDITED) == expected


def test_a_blend_names_all_that_is_in_it() -> None:
    photo = replace(EDITED, version=version("happy=0.5", "sad=0", "word:smirking=1", "fear=0.125"))
    assert file_stem("{expression}={intensity}", photo) == "happy+smirking+fear=0.5+1+0.12"


def test_the_original_leaves_out_what_it_has_not_with_its_separators() -> None:
    original = NamedPhoto(EDITED.path)
    assert file_stem(DEFAULT_TEMPLATE, original) == "IMG_0412"
    assert file_stem("{name} - {date} ({engine})", original) == "IMG_0412 ()"
    assert file_stem(DEFAULT_TEMPLATE, replace(EDITED, version=version("happy=0"))) == "IMG_0412"


def test_numbers_are_as_wide_as_the_export_needs() -> None:
    assert file_stem("{number}", replace(EDITED, number=5, count=9)) == "005"
    assert file_stem("{number}", replace(EDITED, number=5, count=12_000)) == "00005"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("", "the name is empty; write for example"),
        (" _-. ", "the name is empty"),
        ("{mood}", r"the name has \{mood\}, which stands for nothing; use \{name\}, \{expression\}"),
        ("{name", "a brace that stands alone"),
        ("name}", "a brace that stands alone"),
        ("{}", "a brace that stands alone"),
        ("{{name}}", "a brace that stands alone"),
        ("a/b", "the sign '/'"),
        ("a:b", "the sign ':'"),
        ("a\nb", r"the sign '\\n'"),
    ],
)
def test_a_template_that_cannot_be_is_refused_in_words(template: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        check_template(template)


def test_a_name_that_would_be_empty_or_too_long_is_refused() -> None:
    with pytest.raises(RequestError, match=r"would be empty; add \{name\}"):
        file_stem("{expression}", NamedPhoto(EDITED.path))
    with pytest.raises(RequestError, match="would be too long; shorten"):
        file_stem("{name}", replace(EDITED, path=Path("\u00fc" * 101 + ".jpg")))


@pytest.mark.parametrize(("name", "expected"), [("CON", "CON_"), ("com1.old", "com1.old_"), ("CONDOR", "CONDOR")])
def test_names_that_windows_keeps_for_itself_are_changed(name: str, expected: str) -> None:
    assert file_stem("{name}", NamedPhoto(Path(f"{name}.jpg"))) == expected


@pytest.mark.parametrize("taken", [-1e18, 1e18, float("inf"), float("nan")])
def test_a_day_that_no_calendar_has_is_left_out(taken: float) -> None:
    assert file_stem("{name}_{date}", replace(EDITED, taken=taken)) == "IMG_0412"
    assert file_stem("{date}", replace(EDITED, taken=-86400.0)) == "1969-12-31"


PIECES = st.one_of(st.sampled_from([f"{{{name}}}" for name in TOKENS]), st.text(max_size=8))


@given(
    st.lists(PIECES, max_size=6).map("".join),
    st.text(min_size=1, max_size=60).filter(lambda name: "/" not in name and "\0" not in name),
    st.sampled_from([None, version("happy=0.8"), version("word:very smug=2.5", engine=EngineName.PIXELSMILE)]),
)
def test_any_template_names_a_file_that_can_be_or_says_why_not(template: str, name: str, made) -> None:
    try:
        stem = file_stem(template, NamedPhoto(Path("/shoot") / f"{name}.jpg", made, NOON, 3, 4))
    except RequestError as error:
        assert error.what
        assert error.remedy
        return
    assert stem.strip() == stem
    assert not stem.endswith(".")
    assert not set(stem) & set('<>:"/\\|?*')
    assert all(ord(sign) >= 32 for sign in stem)
    assert 0 < len(os.fsencode(stem)) <= 201
