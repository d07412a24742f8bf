"""From the words of the command line to an `EditRequest`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    Method,
    Precision,
    Subject,
)
from pixelsmile_desktop.core.request_json import from_json
from pixelsmile_desktop.core.settings import Settings

_LARGEST_RECIPE = 1_000_000
_ENUMS = {"subject": Subject, "method": Method, "precision": Precision}


def request_from(arguments: argparse.Namespace, base: EditRequest) -> EditRequest:
    """`base` with everything that the command line says in its place.

    Raises:
        RequestError: an option is out of range or names nothing.
    """
    said = {name: value for name, value in vars(arguments).items() if value is not None}
    names = [field.name for field in fields(EngineOptions) if field.name in said]
    options: dict[str, Any] = {name: _ENUMS[name](said[name]) if name in _ENUMS else said[name] for name in names}
    changes: dict[str, Any] = {"options": replace(base.options, **options)}
    if "mix" in said:
        changes["mix"] = ExpressionMix.parse(said["mix"])
    if "face" in said:
        changes["face"] = FaceChoice.parse(said["face"])
    if "also" in said:
        changes["others"] = others_from(said["also"])
    if "engine" in said:
        changes["engine"] = EngineName(said["engine"])
    return replace(base, photo=said.get("photo", base.photo), **changes)


def others_from(words: Iterable[str]) -> tuple[FaceLook, ...]:
    """The looks of further faces that words such as `2:sad` and `0:happy=0.8,shy=0.2` name, from left to right.

    Raises:
        RequestError: a word names no face, no expression, or no intensity in range.
    """
    looks = []
    for word in words:
        number, separator, mix = word.partition(":")
        if not (separator and re.fullmatch(r"[0-9]{1,6}", number)):
            raise RequestError(f"{word!r} names no further face", "write for example --also 2:sad=0.5")
        looks.append(FaceLook(int(number), ExpressionMix.parse(mix.split(","))))
    return tuple(sorted(looks, key=lambda look: look.face))


def request_by_settings(settings: Settings) -> EditRequest:
    """An edit of nothing, with the engine and the precision that the user chose for all edits."""
    options = EngineOptions(precision=Precision(settings.precision))
    return EditRequest("", engine=EngineName(settings.engine), options=options)


def settings_from(arguments: argparse.Namespace, settings: Settings) -> Settings:
    """The settings with what the command line says in their place.

    Raises:
        RequestError: the person shall be compared, but the networks for it are not named or their licence not accepted.
    """
    said = vars(arguments)
    folder = said.get("identity_models")
    if folder is not None:
        settings = replace(settings, identity_folder=folder)
    if said.get("accept_identity_licence"):
        settings = replace(settings, identity_licence_accepted=True)
    is_wanted = folder is not None or said.get("identity_threshold") is not None
    if is_wanted and not settings.identity_folder:
        remedy = "name the folder of the face recognition networks with --identity-models"
        raise RequestError("the person can only be compared with networks that you supply", remedy)
    if is_wanted and not settings.identity_licence_accepted:
        # Late: whoever compares nobody need not wait for what does it.
        from pixelsmile_desktop.faces.identity import IDENTITY_NOTICE

        raise RequestError(IDENTITY_NOTICE.removesuffix("."), "add --accept-identity-licence if you keep to that")
    return settings


def read_recipe(path: Path) -> EditRequest:
    """The request that a recipe file says.

    Raises:
        RequestError: it cannot be read or is not a recipe.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_RECIPE + 1)
    except OSError as error:
        raise RequestError(f"the recipe {path} cannot be read ({error.strerror})", "check --recipe") from error
    if len(text) > _LARGEST_RECIPE:
        raise RequestError(f"{path} is too large for a recipe", "check --recipe")
    return from_json(text)
