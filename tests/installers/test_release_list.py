"""The list of releases is one that the program reads."""

from pathlib import Path

import pytest

from pixelsmile_desktop.studio import updates

PAGE = "https://example.org/releases"


def test_the_program_reads_what_is_written(tmp_path: Path) -> None:
    from release import release_list

    for version in ("0.1.0", "0.2.0", "0.2.0"):
        path = release_list.write(tmp_path, version, f"{PAGE}/{version}")
    assert [release.version for release in updates._releases(path.read_bytes())] == ["0.2.0", "0.1.0"]


def test_a_page_without_encryption_is_refused(tmp_path: Path) -> None:
    from release import release_list

    with pytest.raises(ValueError, match="no https address"):
        release_list.write(tmp_path, "0.1.0", "http://example.org")
