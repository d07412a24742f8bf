"""The options of `pixelsmile runtime`."""

from __future__ import annotations

import argparse
from typing import Any

from pixelsmile_desktop.cli.command_group import AddCommand, add_group

_EXAMPLES = """\
examples:
  pixelsmile runtime plan
  pixelsmile runtime install
  pixelsmile runtime export --kind windows-cpu -o /media/stick/runtime
  pixelsmile runtime import /media/stick/runtime
  pixelsmile runtime remove --yes

The runtime holds torch and what the PixelSmile engine needs besides; the Instant engine needs none. An installation
goes on where it stopped, whatever stopped it. PIP_INDEX_URL names another package index, UV_PYTHON_INSTALL_MIRROR
another place of the private Python, and HTTPS_PROXY a proxy. Only plan, install, export and repair connect.
"""
_KIND = "which runtime, such as linux-cuda or windows-cpu (default: the one for this computer, see `runtime list`)"


def add_runtime(commands: Any) -> None:
    """Add the command `runtime`, with its own commands, to those of the program's parser.

    Args:
        commands: what `add_subparsers` of that parser gave.
    """
    add = add_group(commands, "runtime", "see, make and look after the runtime of the PixelSmile engine", _EXAMPLES)
    add("list", "which runtimes there are, and which one is for this computer", "Opens no connection.")
    _add_fetching(add)
    _add_care(add)


def _add_fetching(add: AddCommand) -> None:
    plan = add(
        "plan",
        "bytes to fetch, room on the disk, and time, before anything starts",
        "The time follows from a rate that is measured for three seconds.",
    )
    install = add(
        "install",
        "make the runtime, or go on where an earlier attempt stopped",
        "Prints its folder. Every file is checked, and it is tried out before it is used.",
    )
    install.add_argument("--keep-files", action="store_true", help="keep the fetched files, for export and repairs")
    export = add(
        "export",
        "write everything that a runtime is made from to a folder, for a computer without a network",
        "It may be a runtime for another kind of computer. Take it in there with `runtime import`.",
    )
    export.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder, made if missing")
    for parser in (plan, install, export):
        _add_kind(parser)
        _add_connection(parser)


def _add_care(add: AddCommand) -> None:
    taking = add("import", "make the runtime from a folder of files, without a network", "Prints its folder.")
    taking.add_argument("place", metavar="DIR", help="a folder from `runtime export`")
    _add_kind(taking)
    verify = add(
        "verify",
        "read runtimes again and compare every byte",
        "A damaged one is not used any more. Exit code 1 if anything is wrong.",
    )
    verify.add_argument("names", metavar="NAME", nargs="*", help="which ones (default: all that are whole)")
    repair = add("repair", "check the runtime and replace what is damaged, and only that", "Prints its folder.")
    repair.add_argument(
        "--from", dest="place", metavar="DIR", help="take the files from this folder, without a network"
    )
    _add_kind(repair)
    _add_connection(repair)
    remove = add("remove", "remove runtimes", "Shows what comes back; removes them with --yes.")
    remove.add_argument("names", metavar="NAME", nargs="*", help="which ones (default: all)")
    remove.add_argument("--yes", action="store_true", help="remove them; without it nothing is changed")


def _add_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", metavar="KIND", help=_KIND)


def _add_connection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", metavar="URL", help="a package index that has the same files")
    parser.add_argument("--ca-file", metavar="PEM", help="certificates to trust besides those of the system")
    parser.add_argument("--limit", type=float, metavar="MB/S", help="megabytes a second at most, over all files")
