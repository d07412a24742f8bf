"""A real child process with a scripted model: what it may do to the program, and what the program may do to it."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import (
    Cancelled,
    EngineError,
    ModelError,
    OutOfMemoryError,
    PixelSmileError,
    RequestError,
)
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.host import messages
from pixelsmile_desktop.engines.host.child_process import HostError
from pixelsmile_desktop.engines.host.client import EngineHost, Patience, engine_command
from pixelsmile_desktop.engines.host.frames import WireError, write_all
from tests.host.helpers import (
    ROOT,
    SCRIPTED,
    AtStage,
    a_crop,
    a_plan,
    a_work,
    cpu_ticks,
    is_gone,
    scripted_environment,
    wait_until,
)
from tests.host.scripted_child import BLOCK_SECONDS, LAST_WORDS, STAGES, Told

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, sends POSIX signals")
# What ends a child is logged with the child's last words.
pytestmark = pytest.mark.expects_warnings


def rendered(host: EngineHost, work: messages.Work | None = None, **context) -> list[Pixels]:
    return list(host.generate(work or a_work(), a_crop(), RenderContext(**context)))


def works(host: EngineHost) -> bool:
    """Whether a job comes to its right end now."""
    (picture,) = rendered(host)
    assert np.array_equal(picture[1:], 255 - a_crop()[1:])
    return True


def said(command: tuple[str, ...], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """What a child says and how it ends when its stdin is `data` and then stays open."""
    environment = os.environ | scripted_environment()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(data)
        child.stdin.flush()
        out, err = child.stdout.read(), child.stderr.read()
        return subprocess.CompletedProcess(command, child.wait(60), out, err)


# What a job gives


def test_pictures_come_in_their_order_with_progress_and_previews(host: EngineHost) -> None:
    stages = AtStage("never", lambda: None)
    previews: list[Pixels] = []
    work = a_work(mixes=3, previews=True)
    pictures = rendered(host, work, progress=stages, preview=previews.append)
    assert [Told.by(picture) for picture in pictures] == [Told(1, False, index) for index in range(3)]
    assert all(np.array_equal(picture[1:], 255 - a_crop()[1:]) for picture in pictures)
    assert list(dict.fromkeys(progress.stage for progress in stages.seen)) == list(STAGES)
    assert [preview.shape for preview in previews] == [(4, 4, 3)]


def test_pictures_come_as_they_are_made(host: EngineHost) -> None:
    pictures = host.generate(a_work(mixes=3), a_crop(), RenderContext())
    first = next(pictures)
    rest = list(pictures)
    assert [Told.by(picture).index for picture in (first, *rest)] == [0, 1, 2]


def test_whoever_takes_the_last_picture_leaves_no_job_open(host: EngineHost) -> None:
    pictures = host.generate(a_work(), a_crop(), RenderContext())
    next(pictures)
    assert works(host)


def test_jobs_share_one_child_and_one_loading(host: EngineHost) -> None:
    told = [(Told.by(rendered(host)[0]).loads, host.pid) for _ in range(3)]
    assert {loads for loads, _ in told} == {1}
    assert len({pid for _, pid in told}) == 1
    (other,) = rendered(host, a_work(plan=a_plan(Precision.FP8)))
    assert Told.by(other) == Told(2, True, 0)
    assert host.pid == told[0][1]


def test_large_pictures_pass_whole(host: EngineHost) -> None:
    crop = a_crop(2048)
    pictures = list(host.generate(a_work(mixes=3), crop, RenderContext()))
    assert len(pictures) == 3
    assert all(np.array_equal(picture[1:], 255 - crop[1:]) for picture in pictures)


def test_the_child_is_started_by_the_first_job_only(make_host) -> None:
    host = make_host(("no-such-program",))
    assert host.pid is None
    host.close()


# What the child may say of a failure


@pytest.mark.parametrize(
    ("deed", "kind", "words"),
    [
        ("model", ModelError, "the model is incomplete; download it again"),
        ("request", RequestError, "no such word; choose another"),
        ("engine", EngineError, "it does not work; do something else"),
        ("oom", OutOfMemoryError, "memory is short; close other programs"),
        ("memory", OutOfMemoryError, "there is not enough memory"),
        ("cuda", OutOfMemoryError, "there is not enough memory"),
        ("bug", EngineError, r"failed unexpectedly \(ZeroDivisionError\)"),
        ("long", EngineError, "^(so )+"),
    ],
)
@pytest.mark.parametrize("stage", ["Loading", "Decoding"])
def test_a_failure_keeps_its_kind_and_words(
    host: EngineHost, deed: str, kind: type[Exception], words: str, stage: str
) -> None:
    with pytest.raises(PixelSmileError, match=words) as caught:
        rendered(host, a_work(f"{deed}@{stage}"))
    assert type(caught.value) is kind
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 10_000
    assert works(host)


def test_only_an_unexpected_failure_costs_the_child(host: EngineHost) -> None:
    works(host)
    before = host.pid
    with pytest.raises(OutOfMemoryError):
        rendered(host, a_work("oom@Denoising"))
    assert host.pid == before
    with pytest.raises(EngineError):
        rendered(host, a_work("bug@Denoising"))
    assert host.pid is None


def test_a_wrong_request_does_not_cost_the_loaded_model(host: EngineHost) -> None:
    with pytest.raises(RequestError):
        rendered(host, a_work("request@Denoising"))
    with pytest.raises(RequestError):
        rendered(host, a_work("request@Denoising"))
    assert Told.by(rendered(host)[0]).loads == 2


# How a child may end


@linux
@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_child_costs_one_job(host: EngineHost, stage: str) -> None:
    kill = AtStage(stage, lambda: os.kill(host.pid or 0, signal.SIGKILL))
    with pytest.raises(HostError, match="killed by the system, probably because memory ran out") as caught:
        rendered(host, a_work(f"linger@{stage}", mixes=2), progress=kill)
    assert kill.acted_at is not None
    assert str(caught.value).count(";") == 1
    assert works(host)


@linux
@pytest.mark.parametrize(
    ("deed", "words"),
    [("die", "killed by the system"), ("crash", r"\(SIGSEGV\)"), ("leave", r"\(exit code 7\)")],
)
def test_a_child_that_ends_by_itself_is_told(host: EngineHost, deed: str, words: str) -> None:
    with pytest.raises(HostError, match=words) as caught:
        rendered(host, a_work(f"{deed}@Denoising"))
    assert (LAST_WORDS in caught.value.detail) == (deed != "leave")
    assert works(host)


@linux
def test_a_child_that_dies_while_idle_costs_nothing(host: EngineHost) -> None:
    works(host)
    before = host.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    # At once, while its threads may still be ending and it counts as running.
    assert works(host)
    assert host.pid != before


@linux
def test_a_process_that_the_child_left_behind_holds_nobody_up(host: EngineHost) -> None:
    with pytest.raises(HostError, match="exit code 7") as caught:
        rendered(host, a_work("grandchild@Loading"))
    assert works(host)
    grandchild = int(caught.value.detail)
    # It holds the pipe of the log all the while.
    assert not is_gone(grandchild)
    os.kill(grandchild, signal.SIGKILL)


@linux
@pytest.mark.parametrize("stage", ["Loading", "Denoising"])
def test_a_child_that_is_frozen_is_killed_when_cancelled(make_host, stage: str) -> None:
    host = make_host(patience=Patience(answer=2))
    cancel = CancelToken()
    freeze = AtStage(stage, lambda: (os.kill(host.pid or 0, signal.SIGSTOP), cancel.cancel()))
    with pytest.raises(Cancelled):
        rendered(host, a_work(f"linger@{stage}"), progress=freeze, cancel=cancel)
    assert host.pid is None
    assert works(host)


@linux
def test_a_child_that_dies_before_it_takes_a_job_costs_nothing(host: EngineHost) -> None:
    works(host)
    first = host.pid
    os.kill(first, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(works, host)
        # It is asked while it seems to live, and is gone before it can answer.
        wait_until(host._at_work.locked, "the job to be asked for")
        os.kill(first, signal.SIGKILL)
        assert job.result()
    assert host.pid != first
    assert is_gone(first)


@linux
def test_a_child_that_was_frozen_while_idle_does_not_hang_the_next_job(make_host) -> None:
    host = make_host(patience=Patience(answer=2))
    works(host)
    os.kill(host.pid, signal.SIGSTOP)
    with pytest.raises(HostError, match="did not answer within 2 seconds"):
        # Larger than what a pipe holds, so that nobody may wait for the writing either.
        list(host.generate(a_work(), a_crop(1024), RenderContext()))
    assert works(host)


def test_a_child_that_does_not_hear_a_cancel_is_killed(make_host) -> None:
    host = make_host(patience=Patience(answer=2))
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        rendered(host, a_work("deaf@Denoising"), progress=AtStage("Denoising", cancel.cancel), cancel=cancel)
    assert host.pid is None
    assert works(host)


def test_the_patience_of_the_program_is_five_seconds() -> None:
    assert Patience().answer == 5


# Nonsense on the wire


def test_what_libraries_print_does_not_disturb(make_host, tmp_path: Path) -> None:
    log = tmp_path / "logs" / "engine.log"
    host = make_host(log=log)
    for stage in STAGES:
        rendered(host, a_work(f"chatter@{stage}"))
    assert works(host)
    host.close()
    text = log.read_bytes()
    assert text.count(b"noise on stdout") == len(STAGES)
    # A process that a library starts can neither write to the program nor read from it.
    assert text.count(b"noise \n") == len(STAGES)


def test_garbage_from_the_child_costs_one_job(host: EngineHost) -> None:
    with pytest.raises(WireError, match="the pipe brought b'Traceback"):
        rendered(host, a_work("garbage"))
    assert works(host)


def test_a_child_that_makes_too_few_pictures_is_told(host: EngineHost) -> None:
    with pytest.raises(WireError, match="made 1 pictures instead of 2"):
        rendered(host, a_work("few", mixes=2))
    assert works(host)


@pytest.mark.parametrize("command", [SCRIPTED, engine_command()])
def test_garbage_to_the_child_ends_it_with_a_sentence(command: tuple[str, ...]) -> None:
    hello = messages.pack(messages.Hello(messages.PROTOCOL, __version__))
    done = said(command, b"".join(bytes(part) for part in hello) + b"GET / HTTP/1.1\r\n\r\n" * 10)
    pipe = io.BytesIO(done.stdout)
    assert messages.read_event(pipe) == messages.Ready(messages.PROTOCOL, __version__)
    failure = messages.read_event(pipe)
    assert isinstance(failure, messages.Failed)
    assert failure.kind is messages.FailureKind.WIRE
    assert "GET" in failure.what
    assert messages.read_event(pipe) is None
    assert done.returncode == 4
    assert b"the program said what cannot be understood" in done.stderr
    assert b"Traceback" not in done.stderr


def test_garbage_to_a_child_at_work_ends_the_job(host: EngineHost) -> None:
    def vandalise() -> None:
        child = host._child
        assert child is not None
        child._outbox.put((memoryview(b"garbage" * 100),))

    with pytest.raises(WireError, match="garbage"):
        rendered(host, a_work("deaf@Denoising"), progress=AtStage("Denoising", vandalise))
    assert works(host)


# The first words


def child_that(code: str) -> tuple[str, ...]:
    return sys.executable, "-c", code


SPEAKING = """
import time
from pixelsmile_desktop.engines.host import frames, messages
frames.write_all(open(1, "wb", buffering=0), messages.pack(messages.{event}))
time.sleep(1000)
"""


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (child_that("import no_such_module"), r"ended unexpectedly \(exit code 1\)"),
        (child_that("print('hello')"), "the pipe brought b'hello"),
        (child_that("pass"), r"ended unexpectedly \(exit code 0\)"),
        (child_that(SPEAKING.format(event="Accepted(1)")), "does not introduce itself"),
        (child_that(SPEAKING.format(event="Ready(99, '0.1.0')")), r"version 0.1.0 \(protocol 99\)"),
        (child_that(SPEAKING.format(event="Ready(messages.PROTOCOL, '9.9')")), "the PixelSmile engine is of version 9"),
        (("/no/such/program",), "cannot be started: No such file"),
    ],
)
def test_a_child_that_does_not_start_is_told(make_host, command: tuple[str, ...], words: str) -> None:
    host = make_host(command)
    for _ in range(2):
        with pytest.raises(EngineError, match=words) as caught:
            rendered(host)
        assert host.pid is None
        if "no_such_module" in command[-1]:
            assert "ModuleNotFoundError" in caught.value.detail  # type: ignore[attr-defined]


def test_a_child_that_says_nothing_is_given_up(make_host) -> None:
    host = make_host(child_that("import time; time.sleep(1000)"), patience=Patience(start=0.3))
    with pytest.raises(HostError, match=r"did not start within 0.3 seconds; try again"):
        rendered(host)
    assert host.pid is None


def test_a_start_can_be_cancelled(make_host) -> None:
    host = make_host(child_that("import time; time.sleep(1000)"))
    cancel = CancelToken()
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(rendered, host, cancel=cancel)
        wait_until(lambda: host.pid is not None, "the start of the child")
        cancel.cancel()
        with pytest.raises(Cancelled):
            job.result(60)
    assert host.pid is None


# Cancel and close


def test_a_job_that_was_cancelled_before_starts_no_child(host: EngineHost) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        rendered(host, cancel=cancel)
    assert host.pid is None


@pytest.mark.parametrize("stage", STAGES)
def test_a_cancel_keeps_the_child(host: EngineHost, stage: str) -> None:
    works(host)
    before = host.pid
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        rendered(host, a_work(f"linger@{stage}", mixes=2), progress=AtStage(stage, cancel.cancel), cancel=cancel)
    assert host.pid == before
    assert works(host)


def test_a_cancel_is_answered_within_a_block_and_a_bit(host: EngineHost) -> None:
    def latency() -> float:
        cancel = CancelToken()
        asked = AtStage("Denoising", cancel.cancel)
        with pytest.raises(Cancelled):
            rendered(host, a_work("linger@Denoising"), progress=asked, cancel=cancel)
        assert asked.acted_at is not None
        return time.monotonic() - asked.acted_at

    # Other processes of this computer may delay some.
    assert any(latency() < BLOCK_SECONDS + 0.2 for _ in range(10))


def test_no_picture_follows_a_cancel(host: EngineHost) -> None:
    cancel = CancelToken()
    pictures = host.generate(a_work(mixes=3), a_crop(), RenderContext(cancel=cancel))
    next(pictures)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(pictures)
    assert works(host)


def test_a_job_that_nobody_wants_any_more_is_stopped(host: EngineHost) -> None:
    pictures = host.generate(a_work(mixes=3), a_crop(), RenderContext())
    next(pictures)
    before = host.pid
    pictures.close()
    assert works(host)
    assert host.pid == before


def test_a_listener_that_fails_stops_the_job(host: EngineHost) -> None:
    def fail() -> None:
        raise LookupError("listener")

    with pytest.raises(LookupError):
        rendered(host, a_work("linger@Denoising"), progress=AtStage("Denoising", fail))
    assert works(host)


@pytest.mark.parametrize("deed", ["linger", "deaf"])
def test_closing_ends_a_job_at_work_as_cancelled(make_host, deed: str) -> None:
    host = make_host(patience=Patience(answer=2))
    with ThreadPoolExecutor(1) as pool:
        closing: list[threading.Thread] = []

        def close() -> None:
            closing.append(threading.Thread(target=host.close))
            closing[0].start()

        job = pool.submit(rendered, host, a_work(f"{deed}@Denoising"), progress=AtStage("Denoising", close))
        with pytest.raises(Cancelled):
            job.result(60)
        closing[0].join(60)
    assert host.pid is None
    assert works(host)


def test_closing_ends_the_child_and_the_next_job_loads_anew(host: EngineHost) -> None:
    works(host)
    before = host.pid
    assert before is not None
    host.close()
    host.close()
    assert host.pid is None
    assert is_gone(before)
    assert works(host)


def test_a_second_job_at_the_same_time_is_refused_in_words(host: EngineHost) -> None:
    refusals: list[str] = []

    def ask() -> None:
        with pytest.raises(EngineError) as caught:
            rendered(host)
        refusals.append(str(caught.value))

    in_another_thread: Callable[[], None] = lambda: ThreadPoolExecutor(1).submit(ask).result(60)  # noqa: E731
    rendered(host, progress=AtStage("Denoising", in_another_thread))
    assert refusals == ["the PixelSmile engine is at work on another picture; wait until it is done"]
    assert works(host)


# What the child costs, and what outlives whom


@linux
def test_an_idle_child_costs_no_processor_time(host: EngineHost) -> None:
    works(host)
    assert host.pid is not None
    seconds = []
    for _ in range(5):
        before = cpu_ticks(host.pid)
        time.sleep(1)
        seconds.append(cpu_ticks(host.pid) - before)
        if seconds[-1] <= 1:
            break
    # What it does after a job has an end.
    assert seconds[-1] <= 1, seconds


@linux
def test_many_restarts_leave_nothing_behind(host: EngineHost) -> None:
    works(host)
    host.close()

    def left() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    before = left()
    for number in range(20):
        if number % 2:
            with pytest.raises(HostError):
                rendered(host, a_work("die@Loading"))
        else:
            works(host)
            host.close()
    assert left() == before


PARENT = """
import sys
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.engines.host.client import EngineHost
from tests.host.helpers import SCRIPTED, AtStage, a_crop, a_work
host = EngineHost(SCRIPTED)
at_work = AtStage("Denoising", lambda: print(host.pid, flush=True))
list(host.generate(a_work(sys.argv[1]), a_crop(), RenderContext(progress=at_work)))
"""


@linux
@pytest.mark.parametrize("deed", ["deaf", "spin", "linger"])
def test_the_child_does_not_outlive_the_program(deed: str) -> None:
    environment = os.environ | scripted_environment()
    command = [sys.executable, "-c", PARENT, f"{deed}@Denoising"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        try:
            assert not is_gone(child)
            parent.kill()
            wait_until(lambda: is_gone(child), "the end of the child")
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


@linux
def test_a_signal_to_the_group_of_the_program_does_not_reach_the_child(host: EngineHost) -> None:
    works(host)
    assert host.pid is not None
    assert os.getpgid(host.pid) != os.getpgid(0)


# The real child


def test_the_real_child_introduces_itself_without_torch() -> None:
    environment = os.environ | scripted_environment()
    with subprocess.Popen(
        engine_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd="/"
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        write_all(child.stdin, messages.pack(messages.Hello(1, "any")))
        child.stdin.flush()
        assert messages.read_event(child.stdout) == messages.Ready(messages.PROTOCOL, __version__)
        if sys.platform == "linux":
            assert "libtorch" not in Path(f"/proc/{child.pid}/maps").read_text()
        write_all(child.stdin, messages.pack(messages.Shutdown()))
        child.stdin.flush()
        assert child.wait(60) == 0


def test_the_real_child_is_offline_before_any_library_is_loaded() -> None:
    code = (
        "import os, sys; from pixelsmile_desktop.engines.host import server\n"
        "server.serve = lambda *_: print(os.environ['HF_HUB_OFFLINE'], os.environ['DO_NOT_TRACK'],"
        " sorted({'torch', 'huggingface_hub', 'diffusers'} & set(sys.modules)))\n"
        "server.main()"
    )
    environment = os.environ | scripted_environment() | {"HF_HUB_OFFLINE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr.splitlines()[-1]) == (b"", b"1 1 []")


def test_the_program_never_loads_torch() -> None:
    code = (
        "import sys; import pixelsmile_desktop.engines.host.generator\n"
        "print(sorted({'torch', 'diffusers', 'transformers', 'PIL', 'cv2'} & set(sys.modules)))"
    )
    environment = os.environ | scripted_environment()
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_a_folder_of_the_user_cannot_slip_a_module_to_the_child(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('slipped in')")
    environment = os.environ | scripted_environment()
    done = subprocess.run(
        engine_command(), env=environment, stdin=subprocess.DEVNULL, capture_output=True, cwd=tmp_path, check=False
    )
    # The program is gone as soon as the child listens.
    assert (done.returncode, done.stderr) == (3, b"")
