"""Photos of the sizes that photographers have, made from the bundled portrait, and the table printed at the end."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pixelsmile_desktop.faces.finder import FaceFinder


@dataclass
class Report:
    """Figures of one run, beside what was asked for."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, work: str, figure: str, wanted: str) -> None:
        """Note one figure."""
        self.rows.append((work, figure, wanted))


_REPORT = Report()


@pytest.fixture(scope="session")
def report() -> Report:
    return _REPORT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures as the table of the README."""
    if not _REPORT.rows:
        return
    terminalreporter.write_line(
        f"\n{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.platform()}\n"
    )
    terminalreporter.write_line("| work | measured | wanted |\n|---|---|---|")
    for row in _REPORT.rows:
        terminalreporter.write_line("| " + " | ".join(row) + " |")


@pytest.fixture(scope="session")
def finder(models: Path) -> FaceFinder:
    return FaceFinder(models)


def enlarged(pixels: npt.NDArray[np.uint8], width: int, height: int) -> npt.NDArray[np.uint8]:
    """A picture at another size, with the grain of a camera so that encoders and filters have honest work."""
    big = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(7).normal(0, 4, (height, width, 1))
    return np.clip(big + grain, 0, 255).astype(np.uint8)


@pytest.fixture(scope="session")
def half_length(astronaut: Path) -> npt.NDArray[np.uint8]:
    """24 megapixels, the face a fifth of the width."""
    return enlarged(cv2.imread(str(astronaut))[:, :, ::-1], 4900, 4900)


@pytest.fixture(scope="session")
def head_shot(astronaut: Path) -> npt.NDArray[np.uint8]:
    """One megapixel, filled by the head."""
    return enlarged(cv2.imread(str(astronaut))[20:230, 115:325, ::-1], 1000, 1000)


@pytest.fixture(scope="session")
def jpeg_file(half_length: npt.NDArray[np.uint8], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("photo") / "portrait.jpg"
    cv2.imwrite(str(path), half_length[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 95])
    yield path
    path.unlink()
