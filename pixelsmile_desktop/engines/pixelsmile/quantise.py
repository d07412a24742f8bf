"""How weights are held: as they are, in fp8, or in 4-bit NF4.

Quantised are only the matrices of the transformer's blocks and of the language model's layers. What stands before and
after them (`img_in`, `txt_in`, `txt_norm`, `time_text_embed`, `norm_out`, `proj_out`; the part that sees and the
embedding) is small, and errors there cost most: with it in NF4 too, the error of a random model is 20 times as large.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from pixelsmile_desktop.core.request import Precision

if TYPE_CHECKING:
    import torch

_BLOCKS: Final = "transformer_blocks."
# As regular expressions of diffusers: everything of the transformer that is no linear layer of a block.
_KEPT_BY_TRANSFORMER: Final = (r"^(?!transformer_blocks(\.|$)).", "norm")
_KEPT_BY_TEXT_ENCODER: Final = ("visual", "embed_tokens", "norm")


def compute_dtype(precision: Precision) -> torch.dtype:
    """The type that is computed in: float32 if the weights are held so, else bfloat16."""
    import torch

    return torch.float32 if precision is Precision.FP32 else torch.bfloat16


class WeightStore(Protocol):
    """Holds the weights of a transformer that is being filled tensor by tensor."""

    def prepare(self, transformer: Any) -> None:
        """Make the empty transformer ready."""
        ...

    def parameter(self, module: Any, name: str, tensor: torch.Tensor) -> torch.nn.Parameter:
        """A tensor of `compute_dtype` as it will be held; quantised on the device where it lies.

        Args:
            module: what it belongs to.
            name: full name of the tensor in the transformer.
            tensor: as it came from the disk, with adapters.
        """
        ...

    def finish(self, transformer: Any) -> None:
        """Make the filled transformer work."""
        ...


def weight_store(precision: Precision, home: str) -> WeightStore:
    """What holds weights in a precision; `home` is the device on which they lie in the end."""
    return {Precision.FP8: Fp8Store, Precision.NF4: Nf4Store}.get(precision, PlainStore)(home)


class PlainStore:
    """Weights in the type that is computed in.

    Args:
        home: the device on which they lie in the end.
    """

    def __init__(self, home: str) -> None:
        self._home = home

    def prepare(self, transformer: Any) -> None:
        """Nothing to do."""

    def parameter(self, module: Any, name: str, tensor: torch.Tensor) -> torch.nn.Parameter:
        """The tensor itself; see `WeightStore.parameter`."""
        import torch

        del module, name
        return torch.nn.Parameter(tensor.to(self._home), requires_grad=False)

    def finish(self, transformer: Any) -> None:
        """Nothing to do."""


class Fp8Store(PlainStore):
    """Weights in float8_e4m3fn; each layer is cast to bfloat16 for the moment of its work."""

    def parameter(self, module: Any, name: str, tensor: torch.Tensor) -> torch.nn.Parameter:
        """The tensor in fp8 if it belongs to a linear layer of a block; see `WeightStore.parameter`."""
        import torch

        if name.startswith(_BLOCKS) and isinstance(module, torch.nn.Linear):
            tensor = tensor.to(torch.float8_e4m3fn)
        return super().parameter(module, name, tensor)

    def finish(self, transformer: Any) -> None:
        """Cast at work, and back to fp8 after it."""
        import torch

        transformer.enable_layerwise_casting(torch.float8_e4m3fn, torch.bfloat16, _KEPT_BY_TRANSFORMER)


class Nf4Store(PlainStore):
    """Weights in NF4 with scales that are quantised too, by bitsandbytes."""

    def prepare(self, transformer: Any) -> None:
        """Put 4-bit layers in the place of the linear layers of the blocks."""
        import torch
        from accelerate import init_empty_weights
        from bitsandbytes.nn.modules import Linear4bit

        linear = {name: module for name, module in transformer.named_modules() if isinstance(module, torch.nn.Linear)}
        for name, module in linear.items():
            if not name.startswith(_BLOCKS):
                continue
            parent, _, leaf = name.rpartition(".")
            with init_empty_weights():
                quantised = Linear4bit(
                    *(module.in_features, module.out_features, module.bias is not None),
                    compute_dtype=torch.bfloat16,
                    quant_type="nf4",
                )
            setattr(transformer.get_submodule(parent), leaf, quantised)

    def parameter(self, module: Any, name: str, tensor: torch.Tensor) -> torch.nn.Parameter:
        """The tensor in 4 bits if it is the weight of a 4-bit layer; see `WeightStore.parameter`."""
        from bitsandbytes.nn.modules import Linear4bit, Params4bit

        if not (isinstance(module, Linear4bit) and name.endswith(".weight")):
            return super().parameter(module, name, tensor)
        weight: Any = Params4bit(tensor, requires_grad=False, quant_type="nf4", module=module)
        return weight.to(tensor.device).to(self._home)


def nf4_text_encoder() -> Any:
    """How transformers is to load a `Qwen2_5_VLModel` in NF4."""
    import torch
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
        llm_int8_skip_modules=["visual"],
    )


def hold_text_encoder_in_fp8(encoder: Any) -> None:
    """Hold the language model of a `Qwen2_5_VLModel` in fp8, as `Fp8Store` does it."""
    import torch
    from diffusers.hooks.layerwise_casting import apply_layerwise_casting

    apply_layerwise_casting(encoder, torch.float8_e4m3fn, torch.bfloat16, _KEPT_BY_TEXT_ENCODER)
