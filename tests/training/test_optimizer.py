import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.training.config import OptimizerConfig
from pixelsmile_desktop.training.optimizer import (
    MovingAverage,
    learning_rate,
    make_optimizer,
    optimizer_state,
    restore_optimizer,
)

CONFIG = OptimizerConfig(learning_rate=0.8, warm_up=4)


def test_the_learning_rate_by_hand() -> None:
    rates = [learning_rate(CONFIG, step, 12) for step in range(13)]
    assert rates[:4] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert rates[4] == pytest.approx(0.8)
    assert rates[8] == pytest.approx(0.4)
    assert rates[12] == pytest.approx(0)


@given(st.integers(0, 50), st.integers(1, 200))
def test_it_never_rises_after_the_warm_up(warm_up: int, steps: int) -> None:
    config = OptimizerConfig(learning_rate=1.0, warm_up=warm_up)
    rates = [learning_rate(config, step, steps) for step in range(steps)]
    assert all(0 <= rate <= 1 for rate in rates)
    after = rates[warm_up:]
    assert after == sorted(after, reverse=True)


def parameters(seed: int = 0) -> dict[str, torch.nn.Parameter]:
    generator = torch.Generator().manual_seed(seed)
    shapes = {"a": (64, 80), "b": (3,)}
    return {name: torch.nn.Parameter(torch.randn(shape, generator=generator)) for name, shape in shapes.items()}


def updated(optimizer, values: dict[str, torch.nn.Parameter], steps: range) -> None:
    for step in steps:
        generator = torch.Generator().manual_seed(step)
        for value in values.values():
            value.grad = torch.randn(value.shape, generator=generator)
        optimizer.step()


@pytest.mark.parametrize("eight_bit", [False, True])
def test_a_restored_optimizer_goes_on_bit_by_bit(eight_bit: bool) -> None:
    config = OptimizerConfig(learning_rate=0.01, eight_bit=eight_bit)
    whole, first, second = parameters(), parameters(), parameters(1)
    updated(make_optimizer(whole.values(), config), whole, range(6))
    optimizer = make_optimizer(first.values(), config)
    updated(optimizer, first, range(3))
    tensors, numbers = optimizer_state(optimizer, first)
    with torch.no_grad():
        for name, value in second.items():
            value.copy_(first[name])
    other = make_optimizer(second.values(), config)
    restore_optimizer(other, second, {name: tensor.clone() for name, tensor in tensors.items()}, numbers)
    updated(other, second, range(3, 6))
    assert all(torch.equal(whole[name], second[name]) for name in whole)
    kinds = {tensor.dtype for name, tensor in tensors.items() if name.startswith("a/")}
    assert (torch.uint8 in kinds) == eight_bit


def test_adam_by_hand() -> None:
    value = torch.nn.Parameter(torch.tensor([1.0]))
    optimizer = make_optimizer([value], OptimizerConfig(learning_rate=0.1, weight_decay=0.5))
    value.grad = torch.tensor([3.0])
    optimizer.step()
    # Decay first, 1 - 0.1 x 0.5; the first step of Adam has the length of the learning rate.
    assert value.item() == pytest.approx(0.95 - 0.1, abs=1e-6)


def test_a_moving_average_by_hand() -> None:
    value = torch.nn.Parameter(torch.tensor([1.0]))
    average = MovingAverage({"v": value}, 0.75)
    with torch.no_grad():
        value.fill_(5.0)
    average.update()
    assert average.values["v"].item() == pytest.approx(2.0)
    average.update()
    assert average.values["v"].item() == pytest.approx(2.75)
    average.restore({"v": torch.tensor([9.0])})
    assert average.values["v"].item() == 9
    assert value.item() == 5
