"""The options of `pixelsmile models`."""

from __future__ import annotations

import argparse
from typing import Any

from pixelsmile_desktop.cli.command_group import AddCommand, add_group
from pixelsmile_desktop.cli.model_care_arguments import add_model_care

_EXAMPLES = """\
examples:
  pixelsmile models list
  pixelsmile models plan
  pixelsmile models download
  pixelsmile models download lightning-8-steps --limit 5
  HF_ENDPOINT=https://mirror.example pixelsmile models download
  pixelsmile models import /media/disk/Qwen-Image-Edit-2511

A download goes on where it stopped, whatever stopped it. HF_ENDPOINT names another hub, HF_TOKEN your token, and
HTTPS_PROXY a proxy; PIXELSMILE_HOME moves the folder of the models. Only plan, download and verify --repair connect.
"""


def add_models(commands: Any) -> None:
    """Add the command `models`, with its own commands, to those of the program's parser.

    Args:
        commands: what `add_subparsers` of that parser gave.
    """
    add = add_group(commands, "models", "see, fetch and look after the models of the PixelSmile engine", _EXAMPLES)
    add("list", "which models there are, what they are for, and what is here of them", "Opens no connection.")
    _add_plan(add)
    _add_download(add)
    add_model_care(add)


def _add_plan(add: AddCommand) -> None:
    parser = add(
        "plan",
        "bytes to fetch, room on the disk, and time, before anything starts",
        "The time follows from a rate that is measured for three seconds.",
    )
    _add_names(parser)
    _add_connection(parser)


def _add_download(add: AddCommand) -> None:
    parser = add(
        "download", "fetch models, or go on where an earlier download stopped", "Prints the folder of each of them."
    )
    _add_names(parser)
    _add_connection(parser)
    parser.add_argument("--limit", type=float, metavar="MB/S", help="megabytes a second at most, over all files")
    parser.add_argument("--parallel", type=int, metavar="N", help="files at a time, 1 to 16 (default: the setting)")
    parser.add_argument(
        "--accept-licence", action="store_true", help="you have read and accept the notice of the model"
    )


def _add_names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names",
        metavar="MODEL",
        nargs="*",
        help="a name that `models list` shows (default: what the PixelSmile engine needs)",
    )


def _add_connection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--token", metavar="T", help="your token; HF_TOKEN does not show it to other users")
    parser.add_argument("--ca-file", metavar="PEM", help="certificates to trust besides those of the system")
