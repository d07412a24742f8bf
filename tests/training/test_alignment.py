import cv2
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.autograd import gradcheck

from pixelsmile_desktop.faces.arcface import ARCFACE_POINTS
from pixelsmile_desktop.training.alignment import aligned, similarity

POINTS = torch.tensor(ARCFACE_POINTS, dtype=torch.float64)


def moved(points: torch.Tensor, scale: float, degrees: float, shift: tuple[float, float]) -> torch.Tensor:
    turn = np.radians(degrees)
    matrix = scale * torch.tensor([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]], dtype=torch.float64)
    return points @ matrix.T + torch.tensor(shift, dtype=torch.float64)


@given(st.floats(0.2, 8), st.floats(-180, 180), st.floats(-300, 300), st.floats(-300, 300))
def test_a_similarity_is_found_again(scale: float, degrees: float, x: float, y: float) -> None:
    target = moved(POINTS, scale, degrees, (x, y))
    found = similarity(POINTS[None], target[None])[0]
    assert torch.allclose(POINTS @ found[:, :2].T + found[:, 2], target, atol=1e-6)


def test_it_is_the_one_of_least_squares() -> None:
    from skimage.transform import SimilarityTransform

    points = moved(POINTS, 2.5, 12, (40, 30)) + 4 * torch.randn(5, 2, generator=torch.Generator().manual_seed(1))
    wanted = SimilarityTransform.from_estimate(points.numpy(), POINTS.numpy()).params[:2]
    assert np.allclose(similarity(points[None], POINTS[None])[0].numpy(), wanted, atol=1e-9)


def test_faces_at_their_place_are_cut_as_they_are() -> None:
    picture = torch.rand(1, 3, 112, 112, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(aligned(picture, POINTS[None].float()), picture, atol=1e-4)


@pytest.mark.parametrize(
    ("scale", "degrees", "shift"), [(2.2, 9, (60, 40)), (3.0, -25, (90, 120)), (1.5, 0, (-30, 50))]
)
def test_faces_are_cut_as_opencv_cuts_them(scale: float, degrees: float, shift: tuple[float, float]) -> None:
    noise = np.random.default_rng(0).normal(size=(420, 400, 3)).astype(np.float32)
    picture = cv2.GaussianBlur(noise, (0, 0), 5)
    points = moved(POINTS, scale, degrees, shift)
    matrix = similarity(points[None], POINTS[None])[0].numpy()
    wanted = cv2.warpAffine(picture, matrix, (112, 112), borderValue=0)
    found = aligned(torch.from_numpy(picture).permute(2, 0, 1)[None], points[None])[0].permute(1, 2, 0).numpy()
    # OpenCV rounds places to 1/32 pixel.
    inside = slice(12, 100)
    assert np.abs(found - wanted)[inside, inside].max() < 0.05 * picture.std()


def test_several_faces_are_cut_at_once() -> None:
    pictures = torch.rand(3, 3, 200, 220, generator=torch.Generator().manual_seed(0))
    points = torch.stack([moved(POINTS, 1 + n / 5, 10 * n, (20 * n, 10)) for n in range(3)]).float()
    together = aligned(pictures, points)
    for index in range(3):
        assert torch.allclose(together[index], aligned(pictures[index][None], points[index][None])[0], atol=1e-4)


def test_gradients_reach_the_picture() -> None:
    picture = torch.rand(1, 1, 9, 8, dtype=torch.float64, generator=torch.Generator().manual_seed(0)).requires_grad_()
    points = moved(POINTS, 0.05, 8, (1, 1))[None]
    assert gradcheck(lambda each: aligned(each, points)[..., ::16, ::16], picture)
    aligned(picture, points).sum().backward()
    assert picture.grad is not None
    assert (picture.grad > 0).any()
