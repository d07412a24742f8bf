"""Small networks with the inputs and outputs of SCRFD and ArcFace, whose answers can be worked out, and faces."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

# The places of eyes, nose and mouth on ArcFace's 112 pixels (InsightFace, utils/face_align.py).
TEMPLATE = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
)
FACE_CELLS = 10
"""Sides of a face in cells of the coarsest stride, 32 pixels."""
GRID = 7

Floats = npt.NDArray[np.float32]
Image = npt.NDArray[np.uint8]

SIDE = 160
"""Of a face in photo pixels. It is searched in a window of 320, which SCRFD sees twice as large."""
NOSE = 16
"""Side of the red nose: one cell of stride 32 as SCRFD sees it."""


def person(number: int) -> Image:
    """Somebody: 10 x 10 colours, none of them red, around a red nose."""
    colours = np.random.default_rng(number).integers(60, 190, (10, 10, 3), np.uint8)
    face = np.kron(colours, np.ones((NOSE, NOSE, 1), np.uint8))
    face[SIDE // 2 : SIDE // 2 + NOSE, SIDE // 2 : SIDE // 2 + NOSE] = (255, 0, 0)
    return face


def picture(*people: tuple[int, int, int], size: tuple[int, int] = (500, 520)) -> Image:
    """People, each with its number and the x and y of its upper left corner, in front of grey."""
    pixels = np.full((*size, 3), 110, np.uint8)
    for number, x, y in people:
        face = person(number)
        visible = pixels[y : y + SIDE, x : x + SIDE]
        visible[:] = face[: visible.shape[0], : visible.shape[1]]
    return pixels


def write_detector(
    path: Path, *, size: int | str = "?", rows: int | None = None, points: npt.NDArray[np.float64] = TEMPLATE
) -> Path:
    """SCRFD that sees a face of 320 pixels around every cell of 32 that is red, and says so twice.

    Its finer strides see tiny faces at red places, as a real one is fooled by details. `rows` is what it declares to
    give; real files declare what they gave when they were made, and onnxruntime grumbles when it is another number.
    """
    nodes = [helper.make_node("Conv", ["image", "red"], ["redness"])]
    weights = {"red": np.array([0.5, -0.5, 0], np.float32).reshape(1, 3, 1, 1)}
    outputs: dict[str, list[onnx.ValueInfoProto]] = {"score": [], "box": [], "points": []}
    for stride, sureness in ((8, 0.8), (16, 0.9), (32, 1.0)):
        pooled = f"pooled{stride}"
        nodes.append(
            helper.make_node(
                "AveragePool", ["redness"], [pooled], kernel_shape=[stride, stride], strides=[stride, stride]
            )
        )
        half = FACE_CELLS / 2 if stride == 32 else 1.0
        offsets = ((points - 56) / 112 * FACE_CELLS).ravel()
        # The second anchor is less sure, and wrong about the points: only the first survives.
        heads = {
            "score": (np.array([[sureness], [0.7 * sureness]]), np.zeros(2)),
            "box": (np.zeros((8, 1)), np.full(8, half)),
            "points": (np.zeros((20, 1)), np.concatenate((offsets, np.arange(10)))),
        }
        for head, (factors, biases) in heads.items():
            name, width = f"{head}{stride}", len(biases) // 2
            weights[f"{name}_w"] = factors.astype(np.float32).reshape(-1, 1, 1, 1)
            weights[f"{name}_b"] = biases.astype(np.float32)
            weights[f"{name}_shape"] = np.array([-1, width], np.int64)
            nodes += [
                helper.make_node("Conv", [pooled, f"{name}_w", f"{name}_b"], [f"{name}_map"]),
                helper.make_node("Transpose", [f"{name}_map"], [f"{name}_rows"], perm=[0, 2, 3, 1]),
                helper.make_node("Reshape", [f"{name}_rows", f"{name}_shape"], [name]),
            ]
            outputs[head].append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, width]))
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, size, size])
    return _write(path, nodes, [image], [value for head in outputs.values() for value in head], weights)


def embedding_matrix() -> Floats:
    """(3 * 7 * 7, 512): how the recogniser mixes the colours of its grid."""
    return np.random.default_rng(3).normal(size=(3 * GRID * GRID, 512)).astype(np.float32)


def write_recogniser(path: Path, *, factor: float = 1.0, width: int = 512) -> Path:
    """ArcFace whose embedding is a fixed mixture of the mean colours of a 7 x 7 grid."""
    nodes = [
        helper.make_node("AveragePool", ["face"], ["grid"], kernel_shape=[16, 16], strides=[16, 16]),
        helper.make_node("Flatten", ["grid"], ["colours"]),
        helper.make_node("MatMul", ["colours", "mixture"], ["embedding"]),
    ]
    weights = {"mixture": factor * embedding_matrix()[:, :width]}
    face = helper.make_tensor_value_info("face", TensorProto.FLOAT, ["None", 3, 112, 112])
    embedding = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [None, width])
    return _write(path, nodes, [face], [embedding], weights)


def move_weights_outside(path: Path, location: str) -> None:
    """Let the network say that its weights lie in another file, which is not written."""
    model = onnx.load_model(path)
    for tensor in model.graph.initializer:
        del tensor.external_data[:]
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value=location)
        tensor.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())


def _write(
    path: Path,
    nodes: list[onnx.NodeProto],
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    weights: dict[str, npt.NDArray[np.generic]],
) -> Path:
    stored = [numpy_helper.from_array(np.ascontiguousarray(values), name) for name, values in weights.items()]
    graph = helper.make_graph(nodes, path.stem, inputs, outputs, stored)
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())
    return path
