"""Processes that stand in for workers: what becomes of one must not leave the others waiting."""

from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.training import launch

pytestmark = pytest.mark.loopback


@pytest.fixture
def workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs two workers that do what a script says."""
    package = tmp_path / "pixelsmile_desktop" / "training"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)

    def run(script: str, cancel: CancelToken | None = None) -> int:
        (package / "__main__.py").write_text(
            f"import os, pathlib, signal, sys, time\nrank = int(os.environ['RANK'])\n{script}"
        )
        return launch.run_workers(2, [str(tmp_path)], cancel or CancelToken())

    return run


def test_workers_know_their_places(workers, tmp_path: Path) -> None:
    names = ("RANK", "LOCAL_RANK", "WORLD_SIZE", "MASTER_ADDR")
    script = f"pathlib.Path(sys.argv[2], str(rank)).write_text(' '.join(os.environ[name] for name in {names}))"
    assert workers(script) == 0
    assert [(tmp_path / str(rank)).read_text() for rank in range(2)] == ["0 0 2 127.0.0.1", "1 1 2 127.0.0.1"]


def test_one_that_fails_ends_the_others(workers) -> None:
    assert workers("sys.exit(7) if rank else signal.pause()") == 7


def test_one_that_is_killed_ends_the_others(workers) -> None:
    assert workers("os.kill(os.getpid(), signal.SIGKILL) if rank else signal.pause()") == 9


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [([0, 0], 0), ([0, 3], 3), ([1, 130], 130), ([130, None], 130), ([None, -9], 9), ([None, None], 0)],
)
def test_a_clean_stop_counts_more_than_what_it_causes(codes: list[int | None], wanted: int) -> None:
    assert launch._exit_code(codes) == wanted


def test_one_that_does_not_stop_is_not_waited_for(workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_GRACE_SECONDS", 0.1)
    cancel = CancelToken()
    cancel.cancel()
    script = "signal.signal(signal.SIGTERM, signal.SIG_IGN if rank else signal.SIG_DFL)\nwhile True: signal.pause()"
    assert workers(script, cancel) == 15


def test_the_command_is_the_module_of_this_package(workers) -> None:
    assert workers("sys.exit(0 if sys.argv[1] == '--worker' else 1)") == 0
