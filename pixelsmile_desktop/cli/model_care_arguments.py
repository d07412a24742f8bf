"""The options of `pixelsmile models import|adopt|export|verify|remove|clean`."""

from __future__ import annotations

import argparse

from pixelsmile_desktop.cli.command_group import AddCommand

_PLACES = "a folder, a Hugging Face cache, a bundle from `models export`, a single adapter file, or its archive"
_USUAL_PLACE = "(default: the cache of the hub's own client on this computer)"


def add_model_care(add: AddCommand) -> None:
    """Add the commands for models that lie on this computer, or on a disk that is connected to it.

    Args:
        add: adds a command to those of `pixelsmile models`; each gets the option --json from there.
    """
    _add_import(add)
    _add_adopt(add)
    _add_export(add)
    _add_verify(add)
    _add_remove(add)
    _add_clean(add)


def _add_import(add: AddCommand) -> None:
    parser = add(
        "import",
        "take in a model that lies on a disk",
        "Every byte is checked; on the same disk the files are linked and take no room. Prints the model's folder.",
    )
    parser.add_argument("place", metavar="PLACE", nargs="?", help=f"{_PLACES} {_USUAL_PLACE}")
    _add_name_and_licence(parser)


def _add_adopt(add: AddCommand) -> None:
    parser = add(
        "adopt",
        "use a model where it lies",
        "Every byte is checked; nothing there is ever changed, and removing the model only forgets the place.",
    )
    places = "a folder, a Hugging Face cache, or a single adapter file"
    parser.add_argument("place", metavar="PLACE", nargs="?", help=f"{places} {_USUAL_PLACE}")
    _add_name_and_licence(parser)


def _add_export(add: AddCommand) -> None:
    parser = add(
        "export",
        "write a model to a folder for a computer without a network",
        "Files that the disk does not take whole (FAT32: 4 GiB) are split. Take it in there with `models import`.",
    )
    parser.add_argument("name", metavar="NAME", help="the model, see `models list`")
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="a new or empty folder")
    parser.add_argument("--split", type=int, metavar="MB", help="split files that are larger, in megabytes")


def _add_verify(add: AddCommand) -> None:
    parser = add(
        "verify",
        "read models again and compare every byte",
        "A damaged file is set aside, so that it is not loaded. Exit code 1 if anything is wrong and not repaired.",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="which models (default: all that are there)")
    parser.add_argument("--repair", action="store_true", help="fetch the broken files again, and only those")
    parser.add_argument(
        "--from", dest="place", metavar="PLACE", help="with --repair: take them from this folder, without a network"
    )


def _add_remove(add: AddCommand) -> None:
    parser = add(
        "remove",
        "remove a model",
        "Shows what comes back; removes it with --yes. An adopted model is only forgotten, its files stay.",
    )
    parser.add_argument("name", metavar="NAME", help="the model, see `models list`")
    _add_yes(parser, "remove it")


def _add_clean(add: AddCommand) -> None:
    parser = add(
        "clean",
        "delete what interrupted work has left",
        "Lists damaged files that were set aside and remains of killed work; deletes them with --yes.",
    )
    parser.add_argument(
        "--unfinished", action="store_true", help="also downloads and imports that could still be gone on with"
    )
    _add_yes(parser, "delete them")


def _add_name_and_licence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", metavar="NAME", help="which model it is, if its files do not tell")
    parser.add_argument(
        "--accept-licence", action="store_true", help="you have read and accept the notice of the model"
    )


def _add_yes(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--yes", action="store_true", help=f"{what}; without it nothing is changed")
