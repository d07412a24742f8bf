"""The models that the program can use, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.model_store.manifest import ModelFile


@dataclass(frozen=True)
class CatalogueEntry:
    """A model that the program can use.

    Attributes:
        name: what it is called on the command line, and its folder.
        title: its name for people.
        purpose: what it is for, a clause without a full stop.
        repo: its repository on the hub, or the https address of a file that lies on no hub.
        patterns: which files of the repository are needed, as shell patterns.
        approximate_bytes: size of what is fetched, to within a few per cent, until the hub tells it exactly.
        licence: SPDX identifier or short name of its licence.
        licence_url: where to read it.
        revision: the commit if it is known here; None takes the newest at the first look and keeps it from then on.
        known: files whose sizes and hashes are known here; the hub must agree.
        notice: what must be accepted before it is fetched or imported, without a full stop; None if nothing must.
        members: what is kept of the one file, which then is an archive; empty for a model that is fetched as it is.
        required: paths that must be there for the model to be of use.
    """

    name: str
    title: str
    purpose: str
    repo: str
    patterns: tuple[str, ...]
    approximate_bytes: int
    licence: str
    licence_url: str
    revision: str | None = None
    known: tuple[ModelFile, ...] = ()
    notice: str | None = None
    members: tuple[ModelFile, ...] = ()
    required: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether all its files are known here, so that no hub need be asked."""
        return bool(self.known) and (self.address is not None or self.revision is not None)

    @property
    def is_archive(self) -> bool:
        """Whether the one file that is fetched is an archive, unpacked on arrival."""
        return bool(self.members)

    @property
    def address(self) -> str | None:
        """The address of the one file, for a model that lies on no hub."""
        return self.repo if self.repo.startswith("https://") else None


_APACHE: Final = "https://www.apache.org/licenses/LICENSE-2.0"
_INSIGHTFACE: Final = (
    "InsightFace's pretrained networks are for non-commercial research only, so they may not be used for paid work;"
    " they only compare a person before and after an edit, and everything else works without them"
)

CATALOGUE: Final = (
    CatalogueEntry(
        "qwen-image-edit-2511",
        "Qwen-Image-Edit-2511",
        "the base model of the PixelSmile engine",
        "Qwen/Qwen-Image-Edit-2511",
        (
            "model_index.json",
            "scheduler/*.json",
            "text_encoder/*.json",
            "text_encoder/*.safetensors",
            "tokenizer/*.json",
            "tokenizer/*.txt",
            "tokenizer/*.jinja",
            "processor/*.json",
            "processor/*.txt",
            "processor/*.jinja",
            "transformer/*.json",
            "transformer/*.safetensors",
            "vae/*.json",
            "vae/*.safetensors",
        ),
        57_700_000_000,
        "Apache-2.0",
        _APACHE,
        required=(
            "model_index.json",
            "scheduler/scheduler_config.json",
            "text_encoder/config.json",
            "tokenizer/tokenizer_config.json",
            "transformer/config.json",
            "vae/config.json",
        ),
    ),
    CatalogueEntry(
        "pixelsmile-preview",
        "PixelSmile (preview)",
        "the adapter that teaches the base model expressions, for human faces",
        "PixelSmile/PixelSmile",
        ("PixelSmile-preview.safetensors",),
        849_543_736,
        "Apache-2.0",
        _APACHE,
        revision="c9a15a2f544f1af6c3daa38800f54388099bb21a",
        known=(
            ModelFile(
                "PixelSmile-preview.safetensors",
                849_543_736,
                "9bb2f7981e8cd59a5d6e31c2ca08cc0961ac46c267b81af9bce7f8d542ca319a",
            ),
        ),
        required=("PixelSmile-preview.safetensors",),
    ),
    *(
        CatalogueEntry(
            f"lightning-{steps}-steps",
            f"Lightning, {steps} steps",
            f"an adapter for quick drafts in {steps} denoising steps",
            "lightx2v/Qwen-Image-Edit-2511-Lightning",
            (f"Qwen-Image-Edit-2511-Lightning-{steps}steps-V1.0-bf16.safetensors",),
            849_608_296,
            "Apache-2.0",
            _APACHE,
            required=(f"Qwen-Image-Edit-2511-Lightning-{steps}steps-V1.0-bf16.safetensors",),
        )
        for steps in (4, 8)
    ),
    CatalogueEntry(
        "antelopev2",
        "InsightFace antelopev2",
        "compares a person before and after an edit",
        "https://github.com/deepinsight/insightface/releases/download/v0.7/antelopev2.zip",
        ("antelopev2.zip",),
        360_662_982,
        "InsightFace, non-commercial research only",
        "https://github.com/deepinsight/insightface#license",
        known=(
            ModelFile(
                "antelopev2.zip",
                360_662_982,
                "8e182f14fc6e80b3bfa375b33eb6cff7ee05d8ef7633e738d1c89021dcf0c5c5",
            ),
        ),
        notice=_INSIGHTFACE,
        members=(
            ModelFile(
                "glintr100.onnx",
                260_665_334,
                "4ab1d6435d639628a6f3e5008dd4f929edf4c4124b1a7169e1048f9fef534cdf",
            ),
            ModelFile(
                "scrfd_10g_bnkps.onnx",
                16_923_827,
                "5838f7fe053675b1c7a08b633df49e7af5495cee0493c7dcf6697200b85b5b91",
            ),
        ),
        required=("glintr100.onnx", "scrfd_10g_bnkps.onnx"),
    ),
)

NEEDED: Final = ("qwen-image-edit-2511", "pixelsmile-preview")
"""What the PixelSmile engine cannot do without."""


def entry_named(name: str, catalogue: tuple[CatalogueEntry, ...] = CATALOGUE) -> CatalogueEntry:
    """The entry called `name`.

    Raises:
        RequestError: there is none.
    """
    found = next((entry for entry in catalogue if entry.name == name), None)
    if found is None:
        raise RequestError(f"there is no model {name!r}", f"choose one of {', '.join(e.name for e in catalogue)}")
    return found
