import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import pytest
import torch

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.faces.arcface import ARCFACE_POINTS
from pixelsmile_desktop.training.alignment import similarity
from pixelsmile_desktop.training.features import ClipFeatures, FaceFeatures, clip_fingerprint, recogniser_fingerprint
from tests.faces.identity_networks import write_detector

POINTS = torch.tensor(ARCFACE_POINTS)


def pictures(count: int, side: int) -> torch.Tensor:
    return 2 * torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(0)) - 1


def test_clip_sees_normalised_pictures_of_its_own_size(tiny_clip: Path) -> None:
    from transformers import CLIPVisionModelWithProjection

    shown = pictures(2, 32)
    mean = torch.tensor([0.48145466, 0.4578275, 0.40821073])[:, None, None]
    deviation = torch.tensor([0.26862954, 0.26130258, 0.27577711])[:, None, None]
    model = CLIPVisionModelWithProjection.from_pretrained(tiny_clip)
    wanted = model(pixel_values=((shown + 1) / 2 - mean) / deviation).image_embeds
    assert torch.allclose(ClipFeatures(tiny_clip, "cpu", torch.float32)(shown), wanted, atol=1e-5)


def test_a_folder_can_say_how_it_normalises(tiny_clip: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_clip, tmp_path / "clip")
    (folder / "preprocessor_config.json").write_text(json.dumps({"image_mean": [0.5] * 3, "image_std": [0.5] * 3}))
    features = ClipFeatures(folder, "cpu", torch.float32)
    shown = pictures(1, 32)
    assert torch.allclose(features(shown), features._model(pixel_values=shown).image_embeds, atol=1e-5)
    (folder / "preprocessor_config.json").write_text("{}")
    with pytest.raises(ModelError, match=r"preprocessor_config\.json is damaged"):
        ClipFeatures(folder, "cpu", torch.float32)


def test_gradients_flow_through_clip_to_pictures_only(tiny_clip: Path) -> None:
    features = ClipFeatures(tiny_clip, "cpu", torch.float32)
    shown = pictures(1, 64).requires_grad_()
    features(shown).square().sum().backward()
    assert shown.grad is not None
    assert (shown.grad != 0).float().mean() > 0.9
    assert not any(parameter.requires_grad for parameter in features._model.parameters())


def test_a_clip_that_lacks_weights_is_refused(tiny_clip: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(tiny_clip, tmp_path / "clip")
    path = folder / "model.safetensors"
    tensors = load_file(path)
    del tensors["visual_projection.weight"]
    save_file(tensors, path, {"format": "pt"})
    with pytest.raises(ModelError, match=r"lack visual_projection\.weight"):
        ClipFeatures(folder, "cpu", torch.float32)
    path.unlink()
    (folder / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="no safetensors weights"):
        clip_fingerprint(folder)
    with pytest.raises(ModelError, match="cannot be loaded"):
        ClipFeatures(folder, "cpu", torch.float32)


def test_fingerprints_follow_the_content(tiny_clip: Path, tiny_recogniser: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_clip, tmp_path / "clip")
    assert clip_fingerprint(folder) == clip_fingerprint(tiny_clip)
    with (folder / "model.safetensors").open("ab") as file:
        file.write(b" ")
    assert clip_fingerprint(folder) != clip_fingerprint(tiny_clip)
    assert len(recogniser_fingerprint(tiny_recogniser)) == 64
    with pytest.raises(ModelError, match="cannot be read"):
        recogniser_fingerprint(tmp_path / "none.onnx")


def test_a_person_is_seen_as_onnxruntime_sees_them(tiny_recogniser: Path) -> None:
    blurred = cv2.GaussianBlur(np.random.default_rng(0).normal(size=(300, 300, 3)).astype(np.float32), (0, 0), 6)
    points = 1.8 * POINTS + torch.tensor([30.0, 20.0])
    matrix = similarity(points[None].double(), POINTS[None].double())[0].numpy()
    face = cv2.warpAffine(blurred, matrix, (112, 112), borderValue=0)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(tiny_recogniser), options, providers=["CPUExecutionProvider"])
    (wanted,) = session.run(None, {"face": face.transpose(2, 0, 1)[None]})
    found = FaceFeatures(tiny_recogniser, "cpu")(torch.from_numpy(blurred).permute(2, 0, 1)[None], points[None])
    assert torch.nn.functional.cosine_similarity(found, torch.from_numpy(wanted)).item() > 0.9999


def test_gradients_flow_through_the_recogniser(tiny_recogniser: Path) -> None:
    shown = pictures(2, 112).requires_grad_()
    FaceFeatures(tiny_recogniser, "cpu")(shown, POINTS.expand(2, -1, -1)).sum().backward()
    assert shown.grad is not None
    assert (shown.grad != 0).any()


def test_a_network_for_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        FaceFeatures(write_detector(tmp_path / "detector.onnx"), "cpu")
