"""Loads what a training needs of the base model, with the engine's own loading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import ProgressListener
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.engines.pixelsmile.components import (
    load_image_processor,
    load_text_encoder,
    load_tokenizer,
    load_vae,
)
from pixelsmile_desktop.engines.pixelsmile.conditioning import PromptEncoder
from pixelsmile_desktop.engines.pixelsmile.latents import LatentCodec
from pixelsmile_desktop.engines.pixelsmile.loading import load_transformer
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder
from pixelsmile_desktop.engines.pixelsmile.quantise import compute_dtype
from pixelsmile_desktop.training.features import ClipFeatures, FaceFeatures
from pixelsmile_desktop.training.objective import Judges
from pixelsmile_desktop.training.precompute import FrozenParts

if TYPE_CHECKING:
    from pixelsmile_desktop.training.config import TrainingConfig


def training_plan(precision: Precision, device: str) -> Plan:
    """Everything resident on one device, as it is: what training needs, and nothing is estimated by it."""
    return Plan(
        name="training",
        device=device,
        precision=precision,
        transformer=Placement.RESIDENT,
        text_encoder_precision=precision,
        text_encoder=Placement.RESIDENT,
        modulation_table=False,
        tiled_vae=False,
        batch=1,
        vram_gb=0.0,
        ram_gb=0.0,
        disk_gb=0.0,
        load_seconds=0.0,
        seconds=0.0,
        fits=True,
        reason="training keeps the model as it is",
    )


def load_judges(config: TrainingConfig, model: ModelFolder, device: str) -> Judges:
    """The autoencoder, and CLIP and ArcFace as far as the losses ask for them.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
    """
    loss, dtype = config.loss, compute_dtype(config.model.precision)
    return Judges(
        LatentCodec(load_vae(model.vae, training_plan(config.model.precision, device))),
        ClipFeatures(loss.clip, device, dtype) if config.uses_contrast and loss.clip is not None else None,
        FaceFeatures(loss.recogniser, device) if config.uses_identity and loss.recogniser is not None else None,
    )


def load_frozen(config: TrainingConfig, model: ModelFolder, judges: Judges, device: str) -> FrozenParts:
    """What computes the cache: the judges, the text encoder, and what finds faces.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
        ResourceError: a file that ships with the program is missing.
    """
    from pixelsmile_desktop.faces.finder import FaceFinder

    text_encoder = load_text_encoder(model.text_encoder, training_plan(config.model.precision, device))
    encoder = PromptEncoder(text_encoder, load_tokenizer(model.folder), load_image_processor(model.folder))
    finder = FaceFinder(resources_folder() / "models" / "face") if config.uses_identity else None
    return FrozenParts(judges.codec, encoder, judges.scene, judges.person, finder, config.data.workers)


def load_base(
    config: TrainingConfig, model: ModelFolder, device: str, cancel: CancelToken, progress: ProgressListener
) -> Any:
    """The `QwenImageTransformer2DModel`, frozen.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
        Cancelled: the user stopped the job.
    """
    plan = training_plan(config.model.precision, device)
    return load_transformer(model.transformer, plan, (), cancel, progress).model
