"""What the window says instead of a sentence that is meant for the command line."""

from __future__ import annotations

from typing import Final

from pixelsmile_desktop.ui.marking import QT_TRANSLATE_NOOP

_IMPORT: Final = "import the model from a folder"
_LATER: Final = QT_TRANSLATE_NOOP("Sentence", "try again later, or import the model from a folder")
_NETWORK: Final = QT_TRANSLATE_NOOP("Sentence", "ask whoever looks after your network")
_UNDER_MODELS: Final = QT_TRANSLATE_NOOP("Sentence", "look under Models")
_NO_RUNTIME: Final = QT_TRANSLATE_NOOP("Sentence", "use the Instant engine")

FOR_THE_WINDOW: Final = {
    # Of the network.
    "accept them on the model's page and name a token of that account": _IMPORT,
    "ask whoever runs it, or change HTTPS_PROXY and NO_PROXY": _NETWORK,
    "put them into HTTPS_PROXY: http://name:password@host:port": _NETWORK,
    "check HF_ENDPOINT": _LATER,
    "check HF_ENDPOINT and the proxy": _LATER,
    "check HF_ENDPOINT and the proxy, or try again later": _LATER,
    "check HF_ENDPOINT and the proxy; if the model was changed on purpose, update the program": QT_TRANSLATE_NOOP(
        "Sentence", "try again later; if the model was changed on purpose, update the program"
    ),
    "check HF_ENDPOINT, or import the model from a folder": _LATER,
    "check HF_ENDPOINT, or name a token with HF_TOKEN or --token": _IMPORT,
    "check HF_ENDPOINT, or update the program": QT_TRANSLATE_NOOP("Sentence", "try again later, or update the program"),
    "check HF_ENDPOINT, the proxy, and whether the network asks for a login": QT_TRANSLATE_NOOP(
        "Sentence", "check the connection, and whether the network asks for a login"
    ),
    "check PIP_INDEX_URL and the proxy, or update PixelSmile Desktop": QT_TRANSLATE_NOOP(
        "Sentence", "check the connection, or update PixelSmile Desktop"
    ),
    "check the connection and HF_ENDPOINT": QT_TRANSLATE_NOOP("Sentence", "check the connection"),
    "check the connection, the proxy and PIP_INDEX_URL, or import the runtime from a folder": QT_TRANSLATE_NOOP(
        "Sentence", "check the connection, or import the runtime from a folder"
    ),
    "if your company checks the traffic, name its certificate in the settings or with --ca-file": QT_TRANSLATE_NOOP(
        "Sentence", "if your company checks the traffic, name its certificate in the settings"
    ),
    "name a token with HF_TOKEN or --token": _IMPORT,
    "run git lfs pull": "download it again",
    "run the same command again": "try again",
    "run the same command again; what was received is kept": QT_TRANSLATE_NOOP(
        "Sentence", "try again; what was received is kept"
    ),
    # Of models and the runtime of the engine.
    "add --accept-licence if you accept it": QT_TRANSLATE_NOOP("Sentence", "accept it when you fetch it under Models"),
    "check the disk, or choose another folder with PIXELSMILE_HOME": QT_TRANSLATE_NOOP(
        "Sentence", "check the disk, or choose another folder in the settings"
    ),
    "choose a folder that `models export` made": QT_TRANSLATE_NOOP(
        "Sentence", "choose a folder to which a model was carried away"
    ),
    "choose another kind with --kind, or use the Instant engine": _NO_RUNTIME,
    "choose another kind, or make the list with `{0}` from the sources": _NO_RUNTIME,
    "fetch it with `pixelsmile models download {0}`": QT_TRANSLATE_NOOP("Sentence", "download {0} under Models"),
    "fetch it with `pixelsmile models download {0}`, or see `pixelsmile models verify`": QT_TRANSLATE_NOOP(
        "Sentence", "download {0} under Models, or check it there"
    ),
    "install it under Models, or with `pixelsmile runtime install`": QT_TRANSLATE_NOOP(
        "Sentence", "install it under Models"
    ),
    "leave --kind out, or write it to a folder with `pixelsmile runtime export`": _NO_RUNTIME,
    "make room, or choose another disk with PIXELSMILE_HOME; what was received is kept": QT_TRANSLATE_NOOP(
        "Sentence", "make room, or choose another folder in the settings; what was received is kept"
    ),
    "make room, or use the folder in place with `pixelsmile models adopt`": QT_TRANSLATE_NOOP(
        "Sentence", "make room, or use the folder where it lies"
    ),
    "mend it with `pixelsmile runtime repair`": QT_TRANSLATE_NOOP("Sentence", "repair it under Models"),
    "remove it first with `pixelsmile models remove {0}` to take in another": QT_TRANSLATE_NOOP(
        "Sentence", "remove it first under Models to take in another"
    ),
    "rename it, or use `pixelsmile models import`": QT_TRANSLATE_NOOP(
        "Sentence", "rename it, or bring it from a disk under Models"
    ),
    "say which one with --name": QT_TRANSLATE_NOOP("Sentence", "choose the folder of one model"),
    "see `pixelsmile models list`": _UNDER_MODELS,
    "see `pixelsmile runtime list`": _UNDER_MODELS,
    "take it into the store with `pixelsmile models import`": QT_TRANSLATE_NOOP(
        "Sentence", "bring it from a disk under Models"
    ),
    "take it out with `pixelsmile models remove {0}` first, which leaves the files": QT_TRANSLATE_NOOP(
        "Sentence", "remove it first under Models, which leaves the files"
    ),
    "write the folder with `pixelsmile runtime export` again": QT_TRANSLATE_NOOP(
        "Sentence", "carry the runtime away to a folder again"
    ),
    "write the folder with `pixelsmile runtime export` of this version": QT_TRANSLATE_NOOP(
        "Sentence", "carry the runtime away to a folder with this version"
    ),
    # Of edits and photos.
    "choose --method score_one_all": QT_TRANSLATE_NOOP("Sentence", "choose one of the twelve expressions"),
    "choose another with -o": "choose another folder",
    "install them with pip install --no-deps -r installers/requirements/identity.txt": QT_TRANSLATE_NOOP(
        "Sentence", "persons can be compared only where these are installed"
    ),
    "leave out --parity": QT_TRANSLATE_NOOP("Sentence", "choose the PixelSmile engine"),
    "name a folder that holds photos, or add --recursive to look deeper": "name a folder that holds photos",
    "name a photo in it, or use batch": QT_TRANSLATE_NOOP("Sentence", "choose a photo in it"),
}
"""By the template of what is said elsewhere."""
