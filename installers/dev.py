#!/usr/bin/env python3
"""Two commands for a fresh clone: `run` opens the window, `test` proves that it works.

Standard library only. Both make `.venv` beside this folder when it is missing or out of date.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is turned away
    sys.exit(
        "dev.py: error: this is Python {}.{}; start it with Python 3.11 or newer, for example: "
        "python3.11 installers/dev.py".format(*sys.version_info[:2])
    )

import argparse
import subprocess

from environment import ROOT, VENV, SetUpError, command_of, make_ready, python_of
from system_libraries import needed_for_a_window


def run(arguments: list[str], engine: str) -> int:
    """Start the command line with `arguments`, or without any the window."""
    groups = ["desktop", "build", *(["train"] if engine == "pixelsmile" else [])]
    if arguments:
        make_ready(groups)
        return subprocess.run([command_of("pixelsmile"), *arguments], check=False).returncode
    make_ready(groups, needed_for_a_window())
    return subprocess.run([command_of("pixelsmile-desktop")], check=False).returncode


def test(pytest_arguments: list[str]) -> int:
    """Run every check and the tests, all of them even if one fails, from the top of the repository."""
    make_ready(["desktop", "test", "build", "train", "identity"])
    python = str(python_of(VENV))
    checks = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "import contracts": [command_of("lint-imports")],
        "pytest": [python, "-m", "pytest", "-n", "auto", *pytest_arguments],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== everything passed")
    return 1 if failed else 0


def own_words(words: list[str]) -> int:
    """How many of the words are for this script; all others are for what it starts, options too."""
    if words[:1] not in (["run"], ["test"]):
        return len(words)
    option = words[1] if words[0] == "run" and len(words) > 1 else ""
    if option == "--engine":
        return 3
    return 2 if option in {"-h", "--help"} or option.startswith("--engine=") else 1


def main(words: list[str]) -> int:
    """Do what the command line asks; the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    runner = commands.add_parser("run", help="open the window, or start pixelsmile with your arguments")
    runner.add_argument(
        "--engine", choices=["instant", "pixelsmile"], default="instant", help="what to install as well"
    )
    runner.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...", help="arguments of pixelsmile")
    tester = commands.add_parser("test", help="run all checks and tests", add_help=False)
    tester.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...", help="arguments of pytest")
    count = own_words(words)
    options = parser.parse_args(words[:count])
    try:
        if options.command == "run":
            return run(words[count:], options.engine)
        return test(words[count:])
    except SetUpError as error:
        print(f"dev.py: error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
