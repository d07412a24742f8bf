import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.library.words import name_key, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IMG_0123.CR3", ["img", "0123", "cr3"]),
        ("Müller & Søn", ["muller", "søn"]),
        ("Mu\u0308ller", ["muller"]),
        ("Straße", ["strasse"]),
        ("ÉTÉ été", ["ete", "ete"]),
        ("İstanbul", ["istanbul"]),
        ("婚礼照片2024", ["婚", "礼", "照", "片", "2024"]),
        ("\udce9x", ["x"]),
        (" -- ", []),
    ],
)
def test_words_have_no_case_no_accents_and_no_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_names_come_in_the_order_that_people_expect() -> None:
    names = ["1.jpg", "2.jpg", "10.jpg", "010a.jpg", "IMG_9.jpg", "img_10.jpg", "Img_11.jpg", "über.jpg", "vier.jpg"]
    shuffled = names[:]
    random.Random(3).shuffle(shuffled)
    assert sorted(shuffled, key=name_key) == names


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_names_are_ordered_as_numbers(first: int, second: int) -> None:
    assert (name_key(f"a{first}b") < name_key(f"a{second}b")) == (first < second)


@given(st.text())
def test_everything_can_be_kept_and_asked_for_again(text: str) -> None:
    name_key(text).encode()
    for word in words_of(text):
        assert words_of(word) == [word]
        assert " " not in word
        assert '"' not in word
