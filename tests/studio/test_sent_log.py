import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.studio import sent_log
from pixelsmile_desktop.studio.sent_log import SentLog, SentRequest


def test_a_program_that_asked_for_nothing_has_sent_nothing(tmp_path: Path) -> None:
    log = SentLog(tmp_path / "logs")
    assert log.requests() == ()
    assert not (tmp_path / "logs").exists()


def test_requests_come_back_latest_first(tmp_path: Path) -> None:
    moments = iter([5.0, 6.5])
    log = SentLog(tmp_path / "logs", lambda: next(moments))
    log.note("hub.example", "/model", 200)
    log.note("cdn.example", "/model/file", 0)
    assert SentLog(tmp_path / "logs").requests() == (
        SentRequest(6.5, "cdn.example", "/model/file", 0),
        SentRequest(5.0, "hub.example", "/model", 200),
    )


@given(host=st.text(), path=st.text(), count=st.integers(0, 2**40))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, host: str, path: str, count: int) -> None:
    log = SentLog(tmp_path_factory.mktemp("logs"), lambda: 1.0)
    log.note(host, path, count)
    (request,) = log.requests()
    assert request == SentRequest(1.0, host, path[:500], count)


@given(st.binary(max_size=200))
def test_rubbish_in_the_file_costs_only_itself(tmp_path_factory: pytest.TempPathFactory, rubbish: bytes) -> None:
    log = SentLog(tmp_path_factory.mktemp("logs"), lambda: 1.0)
    log.path.write_bytes(rubbish + b"\n")
    log.note("hub.example", "/", 9)
    assert log.requests()[0] == SentRequest(1.0, "hub.example", "/", 9)


def test_a_line_that_a_power_cut_cut_off_is_left_out(tmp_path: Path) -> None:
    log = SentLog(tmp_path, lambda: 1.0)
    log.note("hub.example", "/a", 1)
    log.note("hub.example", "/b", 2)
    log.path.write_bytes(log.path.read_bytes()[:-10])
    assert [request.path for request in log.requests()] == ["/a"]


def test_the_file_forgets_its_older_half_before_it_grows_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_log, "_MOST_BYTES", 2_000)
    log = SentLog(tmp_path, lambda: 1.0)
    for number in range(100):
        log.note("hub.example", f"/{number}", number)
    assert log.path.stat().st_size < 2_200
    assert log.requests()[0].path == "/99"


@pytest.mark.expects_warnings
def test_a_disk_that_refuses_does_not_stop_the_download(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    SentLog(tmp_path / "logs").note("hub.example", "/", 1)


def _note_many(folder: Path, host: str) -> None:
    log = SentLog(folder)
    for number in range(200):
        log.note(host, "/" + "x" * 100, number)


def test_lines_of_several_processes_do_not_run_into_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_note_many, args=(tmp_path, host)) for host in ("a", "b")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    hosts = [request.host for request in SentLog(tmp_path).requests()]
    assert (hosts.count("a"), hosts.count("b")) == (200, 200)
