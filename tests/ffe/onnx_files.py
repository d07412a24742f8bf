"""Small networks whose answers can be worked out."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def write_mean_network(
    path: Path, matrix: np.ndarray, *, shape: tuple[int | str, ...] = (1, 3, 16, 16), axes: tuple[int, ...] = (2, 3)
) -> Path:
    """A network that multiplies the mean colour of its picture, (channels,), by a (channels, outputs) matrix."""
    nodes = [
        helper.make_node("ReduceMean", ["picture"], ["mean"], axes=list(axes), keepdims=0),
        helper.make_node("MatMul", ["mean", "matrix"], ["answer"]),
    ]
    graph = helper.make_graph(
        nodes,
        path.stem,
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, list(shape))],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, [None, matrix.shape[1]])],
        [numpy_helper.from_array(np.ascontiguousarray(matrix, np.float32), "matrix")],
    )
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())
    return path
