from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.autograd import gradcheck

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.training.onnx_module import check_network, network_module, read_network
from tests.faces.identity_networks import move_weights_outside, write_detector, write_recogniser

READERS = [read_network, check_network]
RANDOM = np.random.default_rng(0)


def weights(*shape: int) -> Any:
    return RANDOM.normal(scale=0.5, size=shape).astype(np.float32)


def node(operator: str, inputs: str, output: str, **attributes: Any) -> onnx.NodeProto:
    return helper.make_node(operator, inputs.split(), [output], name=f"{operator}_{output}", **attributes)


def written(path: Path, nodes: list[onnx.NodeProto], stored: dict[str, Any], width: int | None = None) -> Path:
    picture = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, 8, 8])
    result = helper.make_tensor_value_info("y", TensorProto.FLOAT, None if width is None else ["n", width])
    tensors = [numpy_helper.from_array(np.asarray(value), name) for name, value in stored.items()]
    graph = helper.make_graph(nodes, "network", [picture], [result], tensors)
    path.write_bytes(
        helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)]).SerializeToString()
    )
    return path


def as_onnxruntime(path: Path, value: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"x": value})[0]


SINGLE = {
    "Conv": (
        [node("Conv", "x w b", "y", pads=[1, 0, 2, 1], strides=[2, 1])],
        {"w": weights(4, 3, 3, 3), "b": weights(4)},
    ),
    "grouped Conv": ([node("Conv", "x w", "y", group=3, dilations=[2, 2])], {"w": weights(6, 1, 3, 3)}),
    "BatchNormalization": (
        [node("BatchNormalization", "x s b m v", "y", epsilon=2e-5)],
        {"s": weights(3), "b": weights(3), "m": weights(3), "v": np.abs(weights(3)) + 0.1},
    ),
    "PRelu": ([node("PRelu", "x s", "y")], {"s": weights(3, 1, 1)}),
    "Relu": ([node("Relu", "x", "y")], {}),
    "Sigmoid": ([node("Sigmoid", "x", "y")], {}),
    "MaxPool": ([node("MaxPool", "x", "y", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])], {}),
    "AveragePool": ([node("AveragePool", "x", "y", kernel_shape=[2, 4], strides=[2, 4])], {}),
    "GlobalAveragePool": ([node("GlobalAveragePool", "x", "y")], {}),
    "arithmetic": (
        [node("Sub", "x c", "a"), node("Mul", "a c", "b"), node("Div", "b c", "d"), node("Add", "d x", "y")],
        {"c": weights(3, 1, 1)},
    ),
    "Flatten, Gemm": (
        [node("Flatten", "x", "a"), node("Gemm", "a w b", "y", transB=1, alpha=0.5, beta=2.0)],
        {"w": weights(5, 192), "b": weights(5)},
    ),
    "BatchNormalization of rows": (
        [node("Flatten", "x", "a"), node("BatchNormalization", "a s b m v", "y")],
        {"s": weights(192), "b": weights(192), "m": weights(192), "v": np.abs(weights(192)) + 0.1},
    ),
    "Reshape, MatMul": (
        [node("Reshape", "x s", "a"), node("MatMul", "a w", "y")],
        {"s": np.array([0, -1]), "w": weights(192, 5)},
    ),
    "Identity, Dropout": ([node("Identity", "x", "a"), node("Dropout", "a", "y")], {}),
}


@pytest.mark.parametrize("name", SINGLE)
def test_an_operator_does_what_onnxruntime_does(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "network.onnx", *SINGLE[name])
    value = RANDOM.normal(size=(2, 3, 8, 8)).astype(np.float32)
    found = network_module(read_network(path))(torch.from_numpy(value))
    wanted = as_onnxruntime(path, value)
    assert found.shape == wanted.shape
    assert np.allclose(found.numpy(), wanted, atol=1e-5)


def small_arcface(path: Path) -> Path:
    """The layers of ArcFace's residual network: normalisation, convolutions, a slope below zero, a shortcut."""
    nodes = [
        helper.make_node("Constant", [], ["half"], value=numpy_helper.from_array(np.float32(0.5))),
        node("Conv", "x w1", "a", pads=[1, 1, 1, 1]),
        node("BatchNormalization", "a s b m v", "n1"),
        node("PRelu", "n1 p", "r"),
        node("Conv", "r w2 c2", "c", pads=[1, 1, 1, 1], strides=[2, 2]),
        node("Conv", "n1 w3", "shortcut", strides=[2, 2]),
        node("Add", "c shortcut", "sum"),
        node("Mul", "sum half", "scaled"),
        node("Flatten", "scaled", "flat"),
        node("Gemm", "flat w4 b4", "y", transB=1),
    ]
    stored = {
        "w1": weights(4, 3, 3, 3),
        "s": weights(4),
        "b": weights(4),
        "m": weights(4),
        "v": np.abs(weights(4)) + 0.5,
        "p": weights(4, 1, 1),
        "w2": weights(4, 4, 3, 3),
        "c2": weights(4),
        "w3": weights(4, 4, 1, 1),
        "w4": weights(6, 64),
        "b4": weights(6),
    }
    return written(path, nodes, stored, width=6)


def test_a_residual_network_does_what_onnxruntime_does(tmp_path: Path) -> None:
    path = small_arcface(tmp_path / "network.onnx")
    value = RANDOM.normal(size=(3, 3, 8, 8)).astype(np.float32)
    found = network_module(read_network(path))(torch.from_numpy(value))
    assert np.allclose(found.numpy(), as_onnxruntime(path, value), atol=1e-4)


def test_gradients_flow_through_it_and_its_weights_are_frozen(tmp_path: Path) -> None:
    module = network_module(read_network(small_arcface(tmp_path / "network.onnx"))).double()
    assert list(module.parameters()) == []
    value = torch.from_numpy(RANDOM.normal(size=(1, 3, 8, 8))).requires_grad_()
    assert gradcheck(module, value)


def test_it_can_be_moved_and_cast(tmp_path: Path) -> None:
    module = network_module(read_network(small_arcface(tmp_path / "network.onnx")))
    assert module.half().bfloat16()(torch.zeros(1, 3, 8, 8).bfloat16()).dtype == torch.bfloat16


def test_only_networks_that_centre_themselves_take_bytes(tmp_path: Path) -> None:
    assert not read_network(small_arcface(tmp_path / "plain.onnx")).takes_bytes
    nodes = [
        helper.make_node("Sub", ["x", "c"], ["a"], name="_minusscalar0"),
        helper.make_node("Mul", ["a", "c"], ["y"], name="_mulscalar0"),
    ]
    assert read_network(written(tmp_path / "mxnet.onnx", nodes, {"c": weights(1)})).takes_bytes


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ([node("Softmax", "x", "y")], "a step Softmax, which is not known"),
        ([helper.make_node("Constant", [], ["y"], value_float=1.0)], "a constant without a value"),
    ],
)
@pytest.mark.parametrize("read", READERS)
def test_what_is_not_known_is_refused(
    tmp_path: Path, read: Callable[[Path], object], nodes: list[onnx.NodeProto], said: str
) -> None:
    with pytest.raises(ModelError, match=said):
        read(written(tmp_path / "network.onnx", nodes, {}))


@pytest.mark.parametrize("settings", [{"auto_pad": "SAME_UPPER"}, {"ceil_mode": 1}])
def test_padding_that_is_not_known_is_refused(tmp_path: Path, settings: dict[str, Any]) -> None:
    nodes = [node("MaxPool", "x", "y", kernel_shape=[3, 3], strides=[2, 2], **settings)]
    module = network_module(read_network(written(tmp_path / "network.onnx", nodes, {})))
    with pytest.raises(ModelError, match="pads its pictures"):
        module(torch.zeros(1, 3, 8, 8))


@pytest.mark.parametrize("read", READERS)
def test_files_that_are_no_recogniser_are_refused(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(ModelError, match="9 outputs"):
        read(write_detector(tmp_path / "detector.onnx"))
    outside = write_recogniser(tmp_path / "recogniser.onnx")
    move_weights_outside(outside, "weights.bin")
    with pytest.raises(ModelError, match="weights in other files"):
        read(outside)
    for content in (b"", b"\x08\x96pickle", b"GIF89a"):
        (tmp_path / "bad.onnx").write_bytes(content)
        with pytest.raises(ModelError):
            read(tmp_path / "bad.onnx")
    with pytest.raises(ModelError):
        read(tmp_path / "none.onnx")
