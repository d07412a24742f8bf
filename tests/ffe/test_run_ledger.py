"""The ledger of a run on the disk, whole and damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement, Measures
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome, Pictures, outcome_line, read_outcome
from pixelsmile_desktop.benchmark.ffe.run_ledger import LEDGER_NAME, open_run, read_run
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError
from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from tests.ffe.making import description, judged, many, write_run


@given(
    st.text(min_size=1, max_size=8),
    st.sampled_from(TWELVE),
    st.floats(0.01, 3),
    st.lists(st.integers(0, 10**6), min_size=12, max_size=12),
    st.none() | st.floats(-1, 1),
    st.none() | st.floats(0, 255),
)
def test_outcomes_survive_their_line(
    name: str, target: Expression, at: float, values: list[int], identity: float | None, measure: float | None
) -> None:
    scores = {expression: value / 10**6 for expression, value in zip(TWELVE, values, strict=True)}
    judgement = Judgement(name, "s", target, at, scores, identity, Measures(0.5, measure, None, 1.0))
    for outcome in (Outcome(judgement, Pictures("a.jpg", "b.jpg")), Outcome(Failure(name, "s", target, at, "why"))):
        line = outcome_line(outcome)
        assert "\n" not in line
        assert read_outcome(line) == outcome


@pytest.mark.parametrize("line", ["", "[]", "{}", "3", '{"task": "a"}', "[" * 5000])
def test_what_is_no_outcome_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_outcome(line)


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    judgements = many(2)
    run = read_run(write_run(tmp_path, judgements))
    assert run.description == description()
    assert [judgement.task for judgement in run.judgements] == [judgement.task for judgement in judgements]


@given(cut=st.integers(0, 4000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@example(cut=739)
def test_wherever_a_kill_cuts_the_ledger_it_goes_on(tmp_path: Path, cut: int) -> None:
    folder = tmp_path / str(cut)
    judgements = [judged(target, target, known=TWELVE[:2]) for target in TWELVE[:2]]
    if not folder.exists():
        write_run(folder, judgements)
    content = (folder / LEDGER_NAME).read_bytes()[:cut]
    (folder / LEDGER_NAME).write_bytes(content)
    with open_run(folder, description(), resume=True) as ledger:
        done = len(ledger.run.judgements)
        for judgement in judgements:
            if not ledger.is_done(judgement.task, 1.0):
                ledger.add(Outcome(judgement))
    assert done <= 2
    assert len(read_run(folder).judgements) == 2


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    folder = write_run(tmp_path, many(1))
    lines = (folder / LEDGER_NAME).read_text().split("\n")
    lines[4] = json.dumps({"task": "x"})
    (folder / LEDGER_NAME).write_text("\n".join(lines))
    with pytest.raises(TaskSetError, match=rf"{LEDGER_NAME}, line 5: "):
        read_run(folder)


@pytest.mark.parametrize("head", [b"no json\n", b'{"format": 99, "run": {}}\n', b'{"format": 1}\n'])
def test_a_ledger_of_something_else_is_told(tmp_path: Path, head: bytes) -> None:
    (tmp_path / LEDGER_NAME).write_bytes(head)
    with pytest.raises(TaskSetError, match="line 1: it does not say what was run"):
        read_run(tmp_path)


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(TaskSetError, match="holds no run"):
        read_run(tmp_path)


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        open_run(tmp_path, description(), resume=False),
        pytest.raises(RequestError, match="another run is working"),
        open_run(tmp_path, description(), resume=True),
    ):
        pass


def test_a_full_disk_keeps_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "run"
    with open_run(folder, description(), resume=False) as ledger:
        ledger.add(Outcome(judged(Expression.HAPPY, None)))

        def refuse(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", refuse)
        with pytest.raises(SaveError, match="cannot be written"):
            ledger.add(Outcome(judged(Expression.SAD, None)))
    assert read_run(folder).judgements[0].target is Expression.HAPPY
