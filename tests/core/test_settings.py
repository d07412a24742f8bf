import tomllib
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EngineName, Precision
from pixelsmile_desktop.core.settings import (
    LANGUAGES,
    SettingGroup,
    Settings,
    choices_of,
    settings_from_toml,
    settings_to_toml,
)

every_settings = st.builds(
    Settings,
    engine=st.sampled_from([str(name) for name in EngineName]),
    jpeg_quality=st.integers(60, 100),
    precision=st.sampled_from([str(name) for name in Precision]),
    max_megapixels=st.integers(1, 2000),
    identity_folder=st.text() | st.sampled_from(["C:\\new\\x", 'say "no"', "\x7f\x00\r\n", "gr\u00fc\U0001f600"]),
    identity_licence_accepted=st.booleans(),
    network_allowed=st.booleans(),
    download_limit_mb=st.integers(0, 10_000),
    parallel_downloads=st.integers(1, 16),
    certificates_file=st.text(),
    thumbnail_cache_mb=st.integers(64, 200_000),
    language=st.sampled_from(LANGUAGES),
    notify_when_done=st.booleans(),
)


@given(every_settings)
def test_settings_survive_the_way_through_a_file(settings: Settings) -> None:
    assert settings_from_toml(settings_to_toml(settings)) == (settings, ())


def test_every_setting_is_explained_in_the_file() -> None:
    text = settings_to_toml(Settings())
    assert text.count("# ") == len(tomllib.loads(text))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("jpeg_quality = 59", "jpeg_quality"),
        ("jpeg_quality = 101", "jpeg_quality"),
        ("jpeg_quality = true", "jpeg_quality"),
        ('jpeg_quality = "90"', "jpeg_quality"),
        ("jpeg_quality = 90.0", "jpeg_quality"),
        ('engine = "quick"', "engine"),
        ("engine = 1", "engine"),
        ("precision = []", "precision"),
        ("max_megapixels = 0", "max_megapixels"),
        ("max_megapixels = 0x" + "f" * 5000, "max_megapixels"),
        ("identity_licence_accepted = 1", "identity_licence_accepted"),
        ('identity_licence_accepted = "true"', "identity_licence_accepted"),
        ("identity_folder = false", "identity_folder"),
        ('language = "fr"', "language"),
        ("network_allowed = 0", "network_allowed"),
        ("thumbnail_cache_mb = 63", "thumbnail_cache_mb"),
        ("parallel_downloads = 17", "parallel_downloads"),
        ("download_limit_mb = -1", "download_limit_mb"),
        ("colour = 1", "unknown setting 'colour'"),
    ],
)
def test_a_bad_value_costs_only_itself(line: str, complaint: str) -> None:
    good = 'precision = "bf16"' if not line.startswith("precision") else 'engine = "instant"'
    settings, complaints = settings_from_toml(f"{good}\n{line}\n")
    assert settings == (Settings(precision="bf16") if "precision" in good else Settings(engine="instant"))
    assert len(complaints) == 1
    assert complaint in complaints[0]


@pytest.mark.parametrize("text", ["=", "[", "jpeg_quality = " + "9" * 5000, "a = " + "[" * 5000, 'x = "\x00"'])
def test_what_is_not_toml_is_refused_in_words(text: str) -> None:
    with pytest.raises(RequestError, match="not valid TOML"):
        settings_from_toml(text)


@given(
    st.text(max_size=60)
    | st.sampled_from(["engine", "jpeg_quality"]).flatmap(lambda n: st.text().map(lambda t: f"{n} = {t}"))
)
def test_any_text_gives_settings_or_is_refused(text: str) -> None:
    try:
        settings, complaints = settings_from_toml(text)
    except RequestError as error:
        assert "mend or delete it" in str(error)
    else:
        assert isinstance(settings, Settings)
        assert all(complaints)


def test_settings_of_words_have_choices_and_numbers_have_none() -> None:
    assert choices_of("engine") == ("auto", "instant", "pixelsmile")
    assert choices_of("jpeg_quality") == ()
    assert choices_of("identity_folder") == ()


def test_settings_cannot_be_made_wrong() -> None:
    with pytest.raises(RequestError, match="choose a number from 60 to 100"):
        Settings(jpeg_quality=5)
    with pytest.raises(RequestError, match="choose one of auto, instant, pixelsmile"):
        Settings(engine="quick")
    with pytest.raises(RequestError, match="can be written as UTF-8"):
        Settings(identity_folder="/photos/\udce9")


def test_nobody_is_compared_before_the_licence_was_read() -> None:
    fresh = Settings()
    assert fresh.identity_folder == ""
    assert fresh.identity_licence_accepted is False
    helps = {declared.name: declared.metadata["help"] for declared in fields(Settings)}
    for name in ("identity_folder", "identity_licence_accepted"):
        assert "non-commercial research only" in helps[name]


def test_every_setting_says_what_it_is_about_and_has_a_title_and_a_help() -> None:
    for declared in fields(Settings):
        assert isinstance(declared.metadata["group"], SettingGroup)
        assert declared.metadata["title"][0].isupper()
        assert declared.metadata["help"].endswith(".")
        assert (declared.metadata["lowest"] is None) == (declared.metadata["highest"] is None)


def test_the_network_may_be_used_and_the_language_is_that_of_the_system_until_the_user_says_otherwise() -> None:
    assert Settings().network_allowed is True
    assert Settings().language == "auto"
