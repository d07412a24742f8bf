"""Models of the real kind with random weights, of any size: for tests, and for measuring without the 58 GB.

Everything is the real thing but the numbers: the same classes, the same file layout, a tokenizer that splits the
prompts into as many tokens as the real one does (64 before the user's text, one for every expression).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import Subject

if TYPE_CHECKING:
    import torch

SPECIAL_TOKENS = (
    *("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|object_ref_start|>", "<|object_ref_end|>", "<|box_start|>"),
    *("<|box_end|>", "<|quad_start|>", "<|quad_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>"),
    *("<|image_pad|>", "<|video_pad|>"),
)
# Statistics of the real autoencoder's latents, from its published configuration.
_LATENTS_MEAN = [
    *(-0.7571, -0.7089, -0.9113, 0.1075, -0.1745, 0.9653, -0.1517, 1.5508),
    *(0.4134, -0.0715, 0.5517, -0.3632, -0.1922, -0.9497, 0.2503, -0.2921),
]
_LATENTS_STD = [
    *(2.8184, 1.4541, 2.3275, 2.6558, 1.2196, 1.7708, 2.6052, 2.0743),
    *(3.2687, 2.1526, 2.8652, 1.5579, 1.6382, 1.1253, 2.8251, 1.9160),
]


@dataclass(frozen=True)
class TransformerSize:
    """Shape of a diffusion transformer.

    Attributes:
        layers: double-stream blocks.
        heads: attention heads.
        head_width: features of a head; the sum of `axes`.
        axes: features of a head that encode frame, row and column.
    """

    layers: int
    heads: int
    head_width: int
    axes: tuple[int, int, int]


@dataclass(frozen=True)
class EncoderSize:
    """Shape of a text encoder that also sees pictures.

    Attributes:
        layers, width, heads, key_heads, hidden: of the language model.
        vision_layers, vision_width, vision_heads, vision_hidden: of the part that sees.
        vocabulary: rows of the token embedding; None takes what the tokenizer needs.
    """

    layers: int
    width: int
    heads: int
    key_heads: int
    hidden: int
    vision_layers: int
    vision_width: int
    vision_heads: int
    vision_hidden: int
    vocabulary: int | None = None


@dataclass(frozen=True)
class ModelSize:
    """Shape of a whole model; `TINY` is for tests, `SMALL` for measuring on a processor, `REAL` is the real one."""

    transformer: TransformerSize
    encoder: EncoderSize
    vae_width: int
    vae_blocks: int
    attention_scale: float = 1.0
    """Factor on the query and key weights of the text encoder; above 1 attention is far from uniform, as in a trained
    model, so that a wrong position shows."""


TINY = ModelSize(TransformerSize(2, 2, 16, (4, 6, 6)), EncoderSize(2, 32, 4, 2, 64, 2, 16, 2, 32), 4, 1)
SMALL = ModelSize(
    TransformerSize(6, 4, 64, (8, 28, 28)), EncoderSize(6, 512, 8, 2, 1408, 4, 128, 4, 256), 16, 1, attention_scale=8.0
)
REAL = ModelSize(
    TransformerSize(60, 24, 128, (16, 56, 56)),
    EncoderSize(28, 3584, 28, 4, 18944, 32, 1280, 16, 3420, vocabulary=152064),
    vae_width=96,
    vae_blocks=2,
)


@dataclass(frozen=True)
class RandomModel:
    """Builds the parts of a model with random weights; the same seed builds the same model.

    Attributes:
        size: its shape.
        seed: start of the random numbers.
        zero_cond_t: whether the conditioning picture is modulated as if at timestep 0, as in 2511.
    """

    size: ModelSize = TINY
    seed: int = 0
    zero_cond_t: bool = True
    _tokenizer: list[Any] = field(default_factory=list, compare=False, repr=False)

    def tokenizer(self) -> Any:
        """A byte-pair tokenizer trained on the prompts of the method."""
        if not self._tokenizer:
            self._tokenizer.append(_trained_tokenizer())
        return self._tokenizer[0]

    def text_encoder_config(self) -> Any:
        """Configuration of the text encoder."""
        from transformers import Qwen2_5_VLConfig

        size, tokenizer = self.size.encoder, self.tokenizer()
        half = size.width // size.heads // 2
        rows = half * 3 // 8
        ids = {
            "image_token_id": "<|image_pad|>",
            "video_token_id": "<|video_pad|>",
            "vision_start_token_id": "<|vision_start|>",
            "vision_end_token_id": "<|vision_end|>",
        }
        text = {
            "vocab_size": size.vocabulary or (len(tokenizer) + 63) // 64 * 64,
            "hidden_size": size.width,
            "intermediate_size": size.hidden,
            "num_hidden_layers": size.layers,
            "num_attention_heads": size.heads,
            "num_key_value_heads": size.key_heads,
            "rms_norm_eps": 1e-6,
            "max_position_embeddings": 128000,
            "rope_parameters": {
                "rope_type": "default",
                "rope_theta": 1e6,
                "mrope_section": [half - 2 * rows, rows, rows],
            },
            "bos_token_id": tokenizer.convert_tokens_to_ids("<|endoftext|>"),
            "eos_token_id": tokenizer.convert_tokens_to_ids("<|im_end|>"),
        }
        vision = {
            "depth": size.vision_layers,
            "hidden_size": size.vision_width,
            "intermediate_size": size.vision_hidden,
            "num_heads": size.vision_heads,
            "out_hidden_size": size.width,
            "patch_size": 14,
            "spatial_merge_size": 2,
            "temporal_patch_size": 2,
            "window_size": 112,
            "fullatt_block_indexes": list(range(size.vision_layers))[7::8] or [size.vision_layers - 1],
        }
        numbers = {name: tokenizer.convert_tokens_to_ids(token) for name, token in ids.items()}
        return Qwen2_5_VLConfig(text_config=text, vision_config=vision, **numbers)

    def text_encoder(self) -> Any:
        """The text encoder, in float32 on the default device."""
        import torch
        from transformers import Qwen2_5_VLForConditionalGeneration

        torch.manual_seed(self.seed)
        encoder = Qwen2_5_VLForConditionalGeneration(self.text_encoder_config()).eval()
        if self.size.attention_scale != 1:
            with torch.no_grad():
                for name, parameter in encoder.named_parameters():
                    if "q_proj" in name or "k_proj" in name:
                        parameter.mul_(self.size.attention_scale)
        return encoder

    def transformer(self) -> Any:
        """The diffusion transformer, in float32 on the default device."""
        import torch
        from diffusers import QwenImageTransformer2DModel

        torch.manual_seed(self.seed)
        transformer: Any = QwenImageTransformer2DModel(**self.transformer_config())
        return transformer.eval()

    def transformer_config(self) -> Mapping[str, Any]:
        """Arguments of the diffusion transformer."""
        shape = self.size.transformer
        return {
            "patch_size": 2,
            "in_channels": 64,
            "out_channels": 16,
            "num_layers": shape.layers,
            "attention_head_dim": shape.head_width,
            "num_attention_heads": shape.heads,
            "joint_attention_dim": self.size.encoder.width,
            "guidance_embeds": False,
            "axes_dims_rope": shape.axes,
            "zero_cond_t": self.zero_cond_t,
        }

    def vae(self) -> Any:
        """The autoencoder, in float32 on the default device."""
        import torch
        from diffusers import AutoencoderKLQwenImage

        torch.manual_seed(self.seed)
        vae: Any = AutoencoderKLQwenImage(
            base_dim=self.size.vae_width,
            z_dim=16,
            dim_mult=[1, 2, 4, 4],
            num_res_blocks=self.size.vae_blocks,
            temperal_downsample=[False, True, True],
            latents_mean=_LATENTS_MEAN,
            latents_std=_LATENTS_STD,
        )
        return vae.eval()

    def scheduler(self) -> Any:
        """The scheduler, with the published configuration of the real model."""
        from diffusers import FlowMatchEulerDiscreteScheduler

        return FlowMatchEulerDiscreteScheduler(
            num_train_timesteps=1000,
            base_shift=0.5,
            max_shift=0.9,
            shift=1.0,
            shift_terminal=0.02,
            time_shift_type="exponential",
            use_dynamic_shifting=True,
            base_image_seq_len=256,
            max_image_seq_len=8192,
        )

    def pipeline(self) -> Any:
        """All parts as a `QwenImageEditPlusPipeline`; it has no processor, because that would need torchvision."""
        from diffusers import QwenImageEditPlusPipeline

        return QwenImageEditPlusPipeline(
            scheduler=self.scheduler(),
            vae=self.vae(),
            text_encoder=self.text_encoder(),
            tokenizer=self.tokenizer(),
            processor=None,
            transformer=self.transformer(),
        )

    def save(self, folder: Path, dtype: torch.dtype | None = None, shard_bytes: int | None = None) -> Path:
        """Write the model as a diffusers folder, as a download of the real one would lie there; the folder."""
        pipeline = self.pipeline()
        if dtype is not None:
            pipeline.to(dtype=dtype)
        limit = {} if shard_bytes is None else {"max_shard_size": shard_bytes}
        pipeline.save_pretrained(folder, **limit)
        return folder


def _trained_tokenizer() -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
    from transformers import Qwen2Tokenizer
    from transformers.models.qwen2.tokenization_qwen2 import PRETOKENIZE_REGEX

    from pixelsmile_desktop.engines.pixelsmile.prompts import instruction, wrapped

    special = re.compile("|".join(map(re.escape, SPECIAL_TOKENS)))
    prompts = [wrapped(instruction(str(e), subject)) for e in Expression for subject in Subject] * 4
    pieces = [piece for prompt in prompts for piece in special.split(prompt) if piece]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    words = pre_tokenizers.Split(Regex(PRETOKENIZE_REGEX), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [words, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=4000,
        min_frequency=1,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(pieces, trainer)
    learnt = json.loads(tokenizer.to_str())["model"]
    vocabulary = dict(learnt["vocab"])
    vocabulary |= {token: len(learnt["vocab"]) + index for index, token in enumerate(SPECIAL_TOKENS)}
    merges: Any = [tuple(merge) for merge in learnt["merges"]]
    return Qwen2Tokenizer(
        vocab=vocabulary,
        merges=merges,
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        additional_special_tokens=list(SPECIAL_TOKENS),
    )
