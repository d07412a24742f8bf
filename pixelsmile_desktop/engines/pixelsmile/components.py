"""Loads the parts of a model besides its transformer: text encoder, autoencoder, and what comes without weights.

From local folders and safetensors files only; code that comes with a model is never run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_folder import Component
from pixelsmile_desktop.engines.pixelsmile.placing import home_of, stream_text_encoder
from pixelsmile_desktop.engines.pixelsmile.quantise import compute_dtype, hold_text_encoder_in_fp8, nf4_text_encoder
from pixelsmile_desktop.engines.pixelsmile.shards import check_class

_LOCAL: Final[dict[str, Any]] = {"local_files_only": True, "use_safetensors": True}
_REMEDY: Final = "download it again"


def load_text_encoder(component: Component, plan: Plan) -> Any:
    """The `Qwen2_5_VLModel` of a text encoder: without its head, which prompts do not need (1 GiB in bfloat16).

    Args:
        component: where its files are.
        plan: how it is held and where it lies.

    Raises:
        ModelError: it is of another kind, damaged, or lacks something.
    """
    from transformers import Qwen2_5_VLModel

    check_class(component, "Qwen2_5_VLForConditionalGeneration")
    precision = plan.text_encoder_precision
    options = {**_LOCAL, "dtype": compute_dtype(precision), "trust_remote_code": False, "output_loading_info": True}
    # So that they stand in the report and can be named.
    options["ignore_mismatched_sizes"] = True
    if precision is Precision.NF4:
        options["quantization_config"] = nf4_text_encoder()
    if precision is Precision.NF4 or plan.text_encoder is Placement.RESIDENT:
        # Straight to the device: what is quantised is quantised there, and main memory need not hold it.
        options["device_map"] = {"": plan.device}
    try:
        loaded: Any = Qwen2_5_VLModel.from_pretrained(component.folder, **options)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise _unreadable(component.folder, error) from error
    encoder, report = loaded
    lacking = sorted(report["missing_keys"]) or sorted(name for name, *_ in report["mismatched_keys"])
    if lacking:
        raise ModelError(f"the weights in {component.folder} lack {lacking[0]} in the right shape", _REMEDY)
    if precision is Precision.FP8:
        hold_text_encoder_in_fp8(encoder)
    encoder.to(home_of(plan.text_encoder, plan.device))
    if plan.text_encoder is Placement.STREAMED:
        stream_text_encoder(encoder, plan.device)
    return encoder.eval().requires_grad_(False)


def load_vae(component: Component, plan: Plan) -> Any:
    """The `AutoencoderKLQwenImage`, on the device, working in tiles if the plan says so.

    Raises:
        ModelError: it is of another kind, damaged, or lacks something.
    """
    from diffusers import AutoencoderKLQwenImage

    check_class(component, "AutoencoderKLQwenImage")
    try:
        vae: Any
        vae, report = AutoencoderKLQwenImage.from_pretrained(
            component.folder, dtype=compute_dtype(plan.precision), output_loading_info=True, **_LOCAL
        )
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise _unreadable(component.folder, error) from error
    if report["missing_keys"]:
        raise ModelError(f"the weights in {component.folder} lack {sorted(report['missing_keys'])[0]}", _REMEDY)
    if plan.tiled_vae:
        vae.enable_tiling()
    return vae.to(plan.device).eval().requires_grad_(False)


def load_scheduler(folder: Path) -> Any:
    """The `FlowMatchEulerDiscreteScheduler` of the model in `folder`.

    Raises:
        ModelError: its configuration is not there or makes no sense.
    """
    from diffusers import FlowMatchEulerDiscreteScheduler

    try:
        return FlowMatchEulerDiscreteScheduler.from_pretrained(folder / "scheduler", local_files_only=True)
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(folder / "scheduler", error) from error


def load_tokenizer(folder: Path) -> Any:
    """The `Qwen2Tokenizer` of the model in `folder`.

    Raises:
        ModelError: its files are not there or make no sense.
    """
    from transformers import Qwen2Tokenizer

    try:
        return Qwen2Tokenizer.from_pretrained(folder / "tokenizer", local_files_only=True, trust_remote_code=False)
    # tokenizers, written in Rust, raises plain exceptions.
    except Exception as error:
        raise _unreadable(folder / "tokenizer", error) from error


def load_image_processor(folder: Path) -> Any:
    """What cuts pictures into the patches of the text encoder of the model in `folder`.

    It works without torchvision. A model without a folder `processor` gets the settings of Qwen2.5-VL.

    Raises:
        ModelError: its configuration makes no sense.
    """
    from transformers import Qwen2VLImageProcessorPil

    processor = folder / "processor"
    if not (processor / "preprocessor_config.json").is_file():
        return Qwen2VLImageProcessorPil()
    try:
        return Qwen2VLImageProcessorPil.from_pretrained(processor, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(processor, error) from error


def _unreadable(folder: Path, error: Exception) -> ModelError:
    reason = " ".join(str(error).split())
    return ModelError(f"{folder} cannot be loaded ({reason})", _REMEDY)
