"""The commands and their options."""

from __future__ import annotations

import argparse
import subprocess
from typing import TYPE_CHECKING, Any, NoReturn

from pixelsmile_desktop import __version__, bootstrap
from pixelsmile_desktop.cli.model_arguments import add_models
from pixelsmile_desktop.cli.own_data_commands import add_uninstall_data
from pixelsmile_desktop.cli.runtime_arguments import add_runtime
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import EngineName, Method, Precision, Subject

_NAMES = ", ".join(Expression)
_EXAMPLES = """\
examples:
  pixelsmile edit portrait.jpg -e happy -o smiling.jpg
  pixelsmile edit portrait.jpg -e happy=0.6 -e surprised=0.4 -o delighted.jpg
  pixelsmile edit group.tif -e confident=0.7 --face all -o group_confident.tif
  pixelsmile edit couple.jpg --face 0 -e happy=0.8 --also 1:shy=0.4,happy=0.3 -o both.jpg
  pixelsmile sweep portrait.jpg -e happy --intensities 0 0.5 1 1.5 -o smiles --sheet smiles.png
  pixelsmile expressions portrait.jpg -o sheet.png
  pixelsmile batch wedding -e confident=0.5 -o retouched --resume

The original photo is only ever read. An intensity of 0 gives back the photo, bit for bit.
exit codes: 0 done, 1 failed, 2 wrong usage, 3 a batch finished with some photos failed, 130 cancelled
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, like every other complaint of the program."""

    def error(self, message: str) -> NoReturn:
        raise RequestError(message, f"see {self.prog} --help")


class _SelfTest(argparse.Action):
    """Ends the program with what the self-test says, in a process of its own: nothing of Qt is loaded into this one."""

    def __call__(self, *_words: Any, **_more: Any) -> NoReturn:
        raise SystemExit(subprocess.run(bootstrap.self_test_command(), check=False).returncode)


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[_Parser]


def parse(argv: list[str] | None) -> argparse.Namespace:
    """The command line as a namespace; `command` names the command.

    Raises:
        RequestError: the words make no sense.
        SystemExit: help or the version was printed.
    """
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pixelsmile",
        description="Change the expression in a portrait, offline, and nothing else in the photo.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--self-test",
        action=_SelfTest,
        nargs=0,
        help="prove on this computer that the program keeps its promises, without a screen or a network",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_edit(commands)
    _add_sweep(commands)
    _add_expressions(commands)
    _add_faces(commands)
    _add_batch(commands)
    _add_doctor(commands)
    add_models(commands)
    add_runtime(commands)
    _add_passed_on(commands, "bench", "measure engines: speed, and with FFE-Bench what they do to a face")
    _add_passed_on(commands, "train", "train an adapter, or build a dataset for it")
    _add_gui(commands)
    add_uninstall_data(commands)
    return parser


def _add(commands: _Commands, name: str, summary: str, details: str = "") -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {details}".strip(), allow_abbrev=False
    )


def _add_edit(commands: _Commands) -> None:
    parser = _add(commands, "edit", "give a portrait another expression", "Prints the path of the result.")
    parser.add_argument("photo", metavar="PHOTO", help="the original, which is only read")
    _add_mix(parser, required=True)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="the result; its suffix says the format; it is replaced if it exists",
    )
    _add_edit_options(parser)
    _add_json(parser)


def _add_sweep(commands: _Commands) -> None:
    parser = _add(
        commands,
        "sweep",
        "one expression at several intensities, one file each",
        "Writes DIR/<photo>_<expression>_<intensity>.<suffix> and prints each path.",
    )
    parser.add_argument("photo", metavar="PHOTO", help="the original, which is only read")
    parser.add_argument(
        "-e", "--expression", dest="names", metavar="NAME", action="append", required=True, help=f"one of {_NAMES}"
    )
    parser.add_argument(
        "--intensities",
        metavar="N",
        nargs="+",
        default=["0", "0.5", "1", "1.5"],
        help="from 0 to 3 (default: 0 0.5 1 1.5)",
    )
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="folder for the results, made if missing")
    parser.add_argument("--sheet", metavar="FILE", help="also write one labelled sheet of them all")
    _add_edit_options(parser)
    _add_json(parser)


def _add_expressions(commands: _Commands) -> None:
    parser = _add(
        commands,
        "expressions",
        "one labelled sheet with all twelve expressions",
        "It shows the original and neutral as well, all cut out around the face.",
    )
    parser.add_argument("photo", metavar="PHOTO", help="the original, which is only read")
    parser.add_argument("-o", "--output", metavar="SHEET", required=True, help="the sheet; its suffix says the format")
    parser.add_argument("--intensity", type=float, default=1.0, metavar="N", help="from 0 to 3 (default: 1)")
    _add_edit_options(parser)
    _add_json(parser)


def _add_faces(commands: _Commands) -> None:
    parser = _add(commands, "faces", "list the faces of a photo", "They are numbered from 0, from left to right.")
    parser.add_argument("photo", metavar="PHOTO", help="the photo, which is only read")
    _add_json(parser)


def _add_batch(commands: _Commands) -> None:
    parser = _add(
        commands,
        "batch",
        "edit many photos",
        "Prints the path of each result as soon as it stands; a photo that fails does not stop the others.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a photo, a folder of photos, or a pattern such as '*.jpg'"
    )
    _add_mix(parser, required=False)
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="folder for the results, made if missing")
    parser.add_argument("--recipe", metavar="FILE", help="an edit as JSON; options given as well come first")
    parser.add_argument("--resume", action="store_true", help="leave out photos that an earlier run has done just so")
    parser.add_argument("--recursive", action="store_true", help="also take photos from folders inside folders")
    _add_edit_options(parser)
    _add_json(parser)


def _add_doctor(commands: _Commands) -> None:
    parser = _add(commands, "doctor", "tell what this computer and this installation can do")
    parser.add_argument(
        "--retry-plans", action="store_true", help="give plans that ran out of memory here before another chance"
    )
    _add_json(parser)


def _add_passed_on(commands: _Commands, name: str, summary: str) -> None:
    parser = commands.add_parser(
        name,
        help=summary,
        # Everything after the name is for the process that does the work, --help too.
        add_help=False,
        prefix_chars="\0",
        allow_abbrev=False,
    )
    parser.add_argument("words", nargs="*", metavar="...")
    parser.set_defaults(json=False)


def _add_gui(commands: _Commands) -> None:
    parser = _add(
        commands,
        "gui",
        "open the window",
        "If it is open already, the photos and folders are handed to it.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="photos and folders to open")
    parser.set_defaults(json=False)


def _add_mix(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "-e",
        "--expression",
        dest="mix",
        metavar="NAME[=INTENSITY]",
        action="append",
        required=required,
        help=f"one of {_NAMES}; intensity 0 to 3, 1 if left out; repeat it to blend",
    )
    parser.add_argument(
        "--also",
        metavar="FACE:NAME[=INTENSITY][,NAME[=INTENSITY]...]",
        action="append",
        help="another expression for a further face of the photo, counted like --face, which must then be a number; "
        "repeat it for more faces",
    )


def _add_edit_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=list(EngineName), help="which engine renders (default: auto)")
    parser.add_argument(
        "--face", metavar="largest|all|N", help="which face, counted from 0, left to right (default: largest)"
    )
    group = parser.add_argument_group("options of the PixelSmile engine", "Instant needs none of them.")
    group.add_argument("--seed", type=int, metavar="N", help="the same seed gives the same picture (default: 42)")
    group.add_argument("--steps", type=int, metavar="N", help="denoising steps, 2 to 200")
    group.add_argument("--size", type=int, metavar="PX", help="side of the square the model works on, 256 to 2048")
    group.add_argument("--subject", choices=list(Subject), help="person for photos, character for drawings")
    group.add_argument("--model", metavar="DIR", help="a local diffusers folder of the base model")
    group.add_argument("--lora", metavar="FILE", help="a file of the PixelSmile adapter")
    group.add_argument("--lora-strength", type=float, metavar="X", help="strength of the adapter, 0 to 2 (default: 1)")
    group.add_argument(
        "--draft",
        metavar="FILE",
        help="a Lightning adapter: a quick look in its 4 or 8 steps",
    )
    group.add_argument("--method", choices=list(Method), help="how the prompt is interpolated")
    group.add_argument("--precision", choices=list(Precision), help="how the weights are held in memory")
    group.add_argument(
        "--plan", metavar="NAME", help="how the model uses this computer: one of the plans that `doctor` lists"
    )
    group.add_argument(
        "--identity-threshold",
        type=float,
        metavar="X",
        help="try other seeds while the similarity of the person is below X, 0 to 1; needs --identity-models",
    )
    group.add_argument("--identity-tries", type=int, metavar="N", help="how many other seeds at most (default: 3)")
    group.add_argument(
        "--identity-models", metavar="DIR", help="InsightFace's networks, which compare the person before and after"
    )
    group.add_argument(
        "--accept-identity-licence",
        action="store_true",
        help="you keep to the licence of these networks: non-commercial research only",
    )
    group.add_argument(
        "--parity", action="store_true", default=None, help="follow the reference's recipe to the letter, no paste-back"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")
