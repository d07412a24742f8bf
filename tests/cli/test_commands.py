"""The commands with a fake finder and a fake engine, in this process; `test_processes` runs the real thing."""

import hashlib
import json
import shutil
import signal
from pathlib import Path

import pytest

from pixelsmile_desktop import __version__, bootstrap
from pixelsmile_desktop.cli import main
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.request_json import to_json
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.planner import outgrown_rungs
from pixelsmile_desktop.studio.services import Studio
from tests.studio.fakes import FakeEngine, FakeFinder, a_face

FACES = (a_face(0, (40, 60, 90, 110)), a_face(1, (180, 60, 100, 120), "it is turned away"))


class Run:
    """Runs the command line here and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.faces = FACES
        self.engine = FakeEngine()

    def studio(self, settings: Settings) -> Studio:
        return Studio(FakeFinder(*self.faces), {EngineName.INSTANT: self.engine}, settings)

    def __call__(self, *words: object) -> int:
        code = main([str(word) for word in words])
        self.out, self.err = self.capsys.readouterr()
        return code

    @property
    def object(self) -> dict:
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    run = Run(capsys)
    for room in (bootstrap, bootstrap.diagnosis):
        monkeypatch.setattr(room, "build_studio", run.studio)
    return run


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_edit_prints_the_path_and_says_what_it_did(run: Run, astronaut: Path, tmp_path: Path) -> None:
    before = digest(astronaut)
    assert run("edit", astronaut, "-e", "happy=0.8", "-o", tmp_path / "out.png") == 0
    assert run.out == f"{tmp_path / 'out.png'}\n"
    warning, summary = run.err.splitlines()
    assert warning == "pixelsmile: warning: it is turned away"
    assert summary.startswith("happy 0.8: face 1 (Instant, ")
    assert digest(astronaut) == before != digest(tmp_path / "out.png")


def test_edit_json_is_the_contract_to_the_letter(run: Run, astronaut: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    assert (
        run("edit", astronaut, "-e", "happy=0.8", "-e", "sad=0.2", "--face", "0", "--seed", "7", "-o", out, "--json")
        == 0
    )
    seconds = run.object["seconds"]
    assert isinstance(seconds, float)
    assert list(run.object.items()) == [
        ("output", str(out)),
        ("engine", "instant"),
        ("size", [512, 512]),
        (
            "faces",
            [
                {
                    "index": 0,
                    "box": [40.0, 60.0, 90.0, 110.0],
                    "presence": 0.9877,
                    "yaw": 1.23,
                    "pitch": -2.0,
                    "roll": 3.0,
                }
            ],
        ),
        ("mix", {"happy": 0.8, "sad": 0.2}),
        ("seed", 7),
        ("changed_box", [41, 61, 129, 169]),
        ("identity", None),
        ("seconds", seconds),
        ("warnings", []),
        ("paste_back", [None]),
    ]


def test_edit_of_nothing_copies_the_photo_and_has_no_box(run: Run, hopper: Path, tmp_path: Path) -> None:
    assert run("edit", hopper, "-e", "neutral=0", "-o", tmp_path / "out.jpg", "--json") == 0
    assert run.object["changed_box"] is None
    assert digest(tmp_path / "out.jpg") == digest(hopper)
    assert run.engine.seen == []


def test_a_blend_known_to_fail_warns_once_and_is_made(run: Run, astronaut: Path, tmp_path: Path) -> None:
    assert run("edit", astronaut, "-e", "fear", "-e", "surprised", "-o", tmp_path / "out.png", "--json") == 0
    assert run.err.count("fear and surprised look alike") == 1
    assert any("fear and surprised" in text for text in run.object["warnings"])
    assert len(run.engine.seen) == 1


def test_neutral_is_an_expression(run: Run, astronaut: Path, tmp_path: Path) -> None:
    assert run("edit", astronaut, "-e", "neutral", "-o", tmp_path / "out.png") == 0
    assert run.engine.seen[0][2] == ExpressionMix.parse(["neutral"])


def test_an_existing_result_is_replaced_and_an_original_never(run: Run, astronaut: Path, tmp_path: Path) -> None:
    original = Path(shutil.copy(astronaut, tmp_path))
    out = tmp_path / "out.png"
    out.write_bytes(b"an old result")
    assert run("edit", original, "-e", "happy", "-o", out) == 0
    assert out.read_bytes().startswith(b"\x89PNG")
    (tmp_path / "link.png").symlink_to(original)
    for target in (original, tmp_path / "." / original.name, tmp_path / "link.png"):
        assert run("edit", original, "-e", "happy", "-o", target) == 1
        assert run.err.startswith("pixelsmile: error: ")
    assert digest(original) == digest(astronaut)


FAILURES = [
    (["edit", "{photo}", "-e", "happy", "-o", "{tmp}/missing/out.png"], 1),
    (["edit", "{photo}", "-e", "happy", "-o", "{tmp}/out.xyz"], 1),
    (["edit", "{photo}", "-e", "happy", "-o", "{tmp}/out"], 1),
    (["edit", "{tmp}/missing.jpg", "-e", "happy", "-o", "{tmp}/out.png"], 1),
    (["edit", "{tmp}", "-e", "happy", "-o", "{tmp}/out.png"], 1),
    (["edit", "{bad}", "-e", "happy", "-o", "{tmp}/out.png"], 1),
    (["edit", "{photo}", "-e", "happy", "--face", "2", "-o", "{tmp}/out.png"], 1),
    (["edit", "{photo}", "-e", "happy", "--engine", "pixelsmile", "-o", "{tmp}/out.png"], 1),
    (["edit", "{photo}", "-e", "merry", "-o", "{tmp}/out.png"], 2),
    (["edit", "{photo}", "-e", "happy=-1", "-o", "{tmp}/out.png"], 2),
    (["edit", "{photo}", "-e", "happy", "-e", "happy", "-o", "{tmp}/out.png"], 2),
    (["edit", "{photo}", "-o", "{tmp}/out.png"], 2),
    (["sweep", "{photo}", "-e", "happy", "--intensities", "1", "x", "-o", "{tmp}/dir"], 2),
    (["sweep", "{photo}", "-e", "happy", "--intensities", "1", "1", "-o", "{tmp}/dir"], 2),
    (["sweep", "{photo}", "-e", "merry", "-o", "{tmp}/dir"], 2),
    (["sweep", "{photo}", "-e", "happy", "-e", "sad", "-o", "{tmp}/dir"], 2),
    (["sweep", "{photo}", "-e", "happy=0.5", "-o", "{tmp}/dir"], 2),
    (["sweep", "{photo}", "-e", "happy", "-o", "{bad}"], 1),
    (["expressions", "{photo}", "--intensity", "9", "-o", "{tmp}/sheet.png"], 2),
    (["expressions", "{photo}", "-o", "{tmp}/missing/sheet.png"], 1),
    (["faces", "{bad}"], 1),
    (["batch", "{photo}", "-o", "{tmp}/dir"], 2),
    (["batch", "{photo}", "--recipe", "{bad}", "-o", "{tmp}/dir"], 2),
    (["batch", "{photo}", "--recipe", "{tmp}/missing.json", "-o", "{tmp}/dir"], 2),
    (["batch", "{empty}", "-e", "happy", "-o", "{tmp}/dir"], 2),
    (["batch", "{photo}", "-e", "happy", "-o", "{bad}"], 1),
    (["batch", "{photo}", "-e", "happy", "--engine", "pixelsmile", "-o", "{tmp}/dir"], 1),
    ([], 2),
]


@pytest.mark.parametrize(("words", "code"), FAILURES)
def test_every_failure_is_one_line_and_writes_nothing(run: Run, astronaut: Path, tmp_path: Path, words, code) -> None:
    (tmp_path / "bad\n.jpg").write_bytes(b"not a photo")
    (tmp_path / "empty").mkdir()
    names = {"photo": astronaut, "tmp": tmp_path, "bad": tmp_path / "bad\n.jpg", "empty": tmp_path / "empty"}
    before = sorted(tmp_path.rglob("*"))
    assert run(*(word.format(**names) for word in words)) == code
    assert run.out == ""
    (line,) = run.err.splitlines()
    assert line.startswith("pixelsmile: error: ")
    what, remedy = line.removeprefix("pixelsmile: error: ").split("; ", 1)
    assert what
    assert remedy
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] in ([], [tmp_path / "dir"])


def test_no_face_fails_in_words_for_every_command(run: Run, astronaut: Path, tmp_path: Path) -> None:
    run.faces = ()
    for words in (
        ["edit", astronaut, "-e", "happy", "-o", tmp_path / "out.png"],
        ["sweep", astronaut, "-e", "happy", "-o", tmp_path / "dir"],
        ["expressions", astronaut, "-o", tmp_path / "sheet.png"],
        ["faces", astronaut],
    ):
        assert run(*words) == 1
        assert run.out == ""
        assert run.err == (
            "pixelsmile: error: no face was found in this photo; "
            "choose a photo in which a face is larger, sharper or less turned away\n"
        )
    assert run("faces", astronaut, "--json") == 1
    assert run.object == {"size": [512, 512], "faces": []}


def test_sweep_prints_each_path(run: Run, hopper: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    words = ["sweep", hopper, "-e", "sad", "--intensities", "0", "1.50", "-o", tmp_path / "dir", "--sheet", sheet]
    assert run(*words) == 0
    outputs = [tmp_path / "dir" / f"grace_hopper_sad_{text}.jpg" for text in ("0", "1.50")]
    assert run.out.splitlines() == [str(path) for path in (*outputs, sheet)]
    assert digest(outputs[0]) == digest(hopper)
    assert run(*words, "--json") == 0
    assert list(run.object) == ["results", "sheet"]
    assert [result["output"] for result in run.object["results"]] == [str(path) for path in outputs]
    assert run.err.count("it is turned away") == 1


def test_expressions_prints_the_sheet(run: Run, astronaut: Path, tmp_path: Path) -> None:
    assert run("expressions", astronaut, "-o", tmp_path / "sheet.png", "--face", "0") == 0
    assert run.out == f"{tmp_path / 'sheet.png'}\n"
    assert {face.index for _, face, _ in run.engine.seen} == {0}
    assert run("expressions", astronaut, "-o", tmp_path / "sheet.jpg", "--intensity", "0.5", "--json") == 0
    assert run.object == {
        "output": str(tmp_path / "sheet.jpg"),
        "engine": "instant",
        "intensity": 0.5,
        "warnings": ["it is turned away"],
    }


def test_faces_lists_them(run: Run, astronaut: Path) -> None:
    assert run("faces", astronaut) == 0
    heading, first, second, warning = run.out.splitlines()
    assert heading.split() == ["face", "x", "y", "width", "height", "presence", "yaw", "pitch", "roll", "shows"]
    assert first.split()[:5] == ["0", "40", "60", "90", "110"]
    assert second.split()[0] == "1"
    assert warning.strip() == "it is turned away"
    assert run("faces", astronaut, "--json") == 0
    assert list(run.object) == ["size", "faces"]
    assert list(run.object["faces"][0]) == ["index", "box", "presence", "yaw", "pitch", "roll", "blendshapes"]
    assert run.object["faces"][0]["blendshapes"] == {"jawOpen": 0.25}


def test_batch_carries_on_and_ends_with_three(run: Run, astronaut: Path, hopper: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"not a photo")
    words = ["batch", astronaut, bad, hopper, "-e", "shy=0.5", "-o", tmp_path / "dir", "--resume"]
    outputs = [tmp_path / "dir" / name for name in ("astronaut_shy_0.5.png", "grace_hopper_shy_0.5.jpg")]
    assert run(*words) == 3
    assert run.out.splitlines() == [str(path) for path in outputs]
    *_, failure, _, summary = run.err.splitlines()
    assert failure.startswith(f"pixelsmile: error: {bad}: ")
    assert summary.startswith("3 photos: 2 done, 1 failed, in ")
    assert run(*words, "--json") == 3
    assert list(run.object) == ["done", "skipped", "failed", "cancelled", "seconds"]
    assert run.object["done"] == []
    assert run.object["skipped"] == [
        {"photo": str(photo), "output": str(output)} for photo, output in zip((astronaut, hopper), outputs, strict=True)
    ]
    assert [item["photo"] for item in run.object["failed"]] == [str(bad)]
    assert run.object["cancelled"] is False


def test_a_recipe_says_the_edit_of_a_batch(run: Run, hopper: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.json"
    recipe.write_text(to_json(EditRequest("other.jpg", ExpressionMix.parse(["sad=0.5"]))), encoding="utf-8")
    assert run("batch", hopper, "--recipe", recipe, "-o", tmp_path / "dir", "--face", "0") == 0
    assert run.out == f"{tmp_path / 'dir' / 'grace_hopper_sad_0.5.jpg'}\n"
    assert run.engine.seen[0][1].index == 0


def test_a_folder_may_hold_its_own_results(run: Run, hopper: Path, tmp_path: Path) -> None:
    shutil.copy(hopper, tmp_path)
    for _ in range(2):
        assert run("batch", tmp_path, "-e", "happy", "-o", tmp_path) == 0
        assert run.out.splitlines() == [str(tmp_path / "grace_hopper_happy_1.jpg")]


def test_doctor_json_is_the_contract_to_the_letter(run: Run) -> None:
    run.faces = (a_face(0, (180, 60, 100, 120)),)
    assert run("doctor", "--json") == 0
    facts = run.object
    assert list(facts) == [
        *("version", "python", "os", "cpu", "ram_gb", "gpus", "engines", "models", "disk_free_gb", "folders"),
    ]
    assert facts["version"] == __version__
    assert facts["engines"]["instant"] == {"ready": True}
    assert list(facts["engines"]["pixelsmile"]) == ["ready", "why", "plan", "other_plans"]
    assert facts["engines"]["pixelsmile"]["ready"] is False
    assert facts["engines"]["pixelsmile"]["plan"]["reason"]
    assert {model["state"] for model in facts["models"]} == {"absent"}
    assert list(facts["folders"]) == ["data", "cache", "models", "settings", "logs"]
    assert run("doctor") == 0
    assert "Instant engine      ready" in run.out


def test_plans_that_ran_out_of_memory_get_another_chance(run: Run) -> None:
    run.faces = (a_face(0, (180, 60, 100, 120)),)
    folders = bootstrap.app_folders()
    outgrown_rungs(folders).add(Hardware(), "model", 512, "bf16")
    assert outgrown_rungs(folders).of(Hardware(), "model", 512) == {"bf16"}
    assert run("doctor") == 0
    assert outgrown_rungs(folders).of(Hardware(), "model", 512) == {"bf16"}
    assert run("doctor", "--retry-plans") == 0
    assert outgrown_rungs(folders).of(Hardware(), "model", 512) == frozenset()


def test_doctor_fails_when_the_engine_that_must_work_does_not(run: Run) -> None:
    run.faces = ()
    assert run("doctor", "--json") == 1
    assert run.object["engines"]["instant"] == {"ready": False, "why": "no face was found in this photo"}
    assert run.err.startswith("pixelsmile: error: the Instant engine is not ready (no face was found in this photo); ")


@pytest.mark.expects_warnings
def test_a_bug_is_one_line_and_its_traceback_is_in_the_log(
    run: Run, astronaut: Path, tmp_path: Path, monkeypatch
) -> None:
    def broken(_settings: Settings) -> Studio:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(bootstrap, "build_studio", broken)
    log = bootstrap.app_folders().logs / "pixelsmile.log"
    assert run("edit", astronaut, "-e", "happy", "-o", tmp_path / "out.png") == 1
    assert run.err == (
        f"pixelsmile: error: something unexpected happened (ZeroDivisionError: a bug); the log {log} has the details\n"
    )
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_too_little_memory_is_told(run: Run, astronaut: Path, tmp_path: Path, monkeypatch) -> None:
    def starved(_settings: Settings) -> Studio:
        raise MemoryError

    monkeypatch.setattr(bootstrap, "build_studio", starved)
    assert run("edit", astronaut, "-e", "happy", "-o", tmp_path / "out.png") == 1
    assert run.err == "pixelsmile: error: there is not enough memory; close other programs or choose a smaller photo\n"


def test_settings_that_cannot_be_used_are_told_and_do_not_stop_the_command(run: Run, astronaut: Path) -> None:
    settings = bootstrap.app_folders().settings / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("= nonsense", encoding="utf-8")
    assert run("faces", astronaut) == 0
    assert run.err.startswith("pixelsmile: warning: ")


def test_a_command_that_succeeds_writes_nothing_but_its_result(run: Run, hopper: Path, tmp_path: Path) -> None:
    assert run("edit", hopper, "-e", "happy", "-o", tmp_path / "out.jpg") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.jpg"]
    assert not bootstrap.app_folders().logs.exists()


def test_help_and_version_are_results(run: Run) -> None:
    assert run("--version") == 0
    assert run.out == f"pixelsmile {__version__}\n"
    for command in ("edit", "sweep", "expressions", "faces", "batch", "doctor"):
        assert run(command, "--help") == 0
        assert f"usage: pixelsmile {command}" in run.out
    assert run("--help") == 0
    assert "examples:" in run.out
    assert run.err == ""


class InterruptedEngine(FakeEngine):
    """The user presses Ctrl-C while it renders."""

    def render(self, *arguments):
        signal.raise_signal(signal.SIGINT)
        return super().render(*arguments)


class InterruptedStudio(Studio):
    """The user presses Ctrl-C while a file is written."""

    def save(self, *arguments):
        with atomic_write(arguments[1]) as file:
            file.write(b"half a ")
            signal.raise_signal(signal.SIGINT)
            file.write(b"photo")
        return ()


def test_ctrl_c_while_rendering_ends_with_130(run: Run, astronaut: Path, tmp_path: Path) -> None:
    run.engine = InterruptedEngine()
    before = signal.getsignal(signal.SIGINT)
    assert run("edit", astronaut, "-e", "happy", "-o", tmp_path / "out.png") == 130
    assert (run.out, run.err) == ("", "pixelsmile: cancelled\n")
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_while_writing_takes_the_file_back(run: Run, astronaut: Path, tmp_path: Path, monkeypatch) -> None:
    studio = InterruptedStudio(FakeFinder(*FACES), {EngineName.INSTANT: run.engine})
    monkeypatch.setattr(bootstrap, "build_studio", lambda _settings: studio)
    assert run("edit", astronaut, "-e", "happy", "-o", tmp_path / "out.png") == 130
    assert (run.out, run.err) == ("", "pixelsmile: cancelled\n")
    assert list(tmp_path.iterdir()) == []


def test_each_face_gets_its_own_expression(run: Run, astronaut: Path, tmp_path: Path) -> None:
    words = ("--face", 0, "-e", "happy=0.8", "--also", "1:sad", "--json")
    assert run("edit", astronaut, "-o", tmp_path / "both.png", *words) == 0
    assert [(face.index, mix) for _, face, mix in run.engine.seen] == [
        (0, ExpressionMix.parse(["happy=0.8"])),
        (1, ExpressionMix.parse(["sad"])),
    ]
    assert run.object["mix"] == {"happy": 0.8}
    assert run.object["looks"] == [{"face": 0, "mix": {"happy": 0.8}}, {"face": 1, "mix": {"sad": 1.0}}]
    assert "happy 0.8: face 0; sad 1: face 1 (Instant" in run.err
    assert run("edit", astronaut, "-o", tmp_path / "both.png", "-e", "happy", "--also", "1:sad") == 2
