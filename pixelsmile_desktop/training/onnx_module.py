"""An ONNX network as a torch module, so that gradients flow through it; it knows what face recognisers are made of.

onnx2torch would do it too, but cannot be imported without torchvision, which must be of the very build of torch that is
installed. Only the graph and its weights are read; an ONNX file holds no program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.core.errors import ModelError

if TYPE_CHECKING:
    import torch

_REMEDY: Final = "name the ONNX file of an ArcFace recogniser, such as glintr100.onnx"


@dataclass(frozen=True)
class Node:
    """One step of a network.

    Attributes:
        operator: its name in ONNX.
        inputs, outputs: names of values; an input that is left out is empty.
        attributes: its settings.
    """

    operator: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Network:
    """A network as its file describes it.

    Attributes:
        input, output: names of the value that goes in and of the one that comes out.
        nodes: the steps, in an order in which they can be taken.
        weights: by name.
        takes_bytes: whether it wants pixels of 0..255, because it begins by centring and scaling them itself.
    """

    input: str
    output: str
    nodes: tuple[Node, ...]
    weights: Mapping[str, torch.Tensor]
    takes_bytes: bool


def read_network(path: Path) -> Network:
    """The network in an ONNX file with one input and one output.

    Raises:
        ModelError: the package onnx is not installed; the file is missing, damaged, keeps weights elsewhere, or has
            steps that are not known here.
    """
    import onnx

    graph = _known_graph(path)
    weights = {tensor.name: _tensor(tensor) for tensor in graph.initializer}
    nodes = []
    for node in graph.node:
        if node.op_type == "Constant":
            weights[node.output[0]] = _tensor(_attribute(node, "value", path))
        else:
            attributes = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
            nodes.append(Node(node.op_type, tuple(node.input), tuple(node.output), attributes))
    (given,) = _inputs(graph)
    return Network(given, graph.output[0].name, tuple(nodes), weights, _centres_itself(graph.node))


def check_network(path: Path) -> None:
    """Find out whether `read_network` will read a file, without torch.

    Raises:
        ModelError: as there.
    """
    for node in _known_graph(path).node:
        if node.op_type == "Constant":
            _attribute(node, "value", path)


def _known_graph(path: Path) -> Any:
    """What an ONNX file says, if its steps are known here."""
    try:
        import onnx
        from google.protobuf.message import DecodeError
    except ImportError as error:
        raise ModelError("the package onnx is not installed", "install PixelSmile Desktop with training") from error
    try:
        graph = onnx.load_model(path, format="protobuf", load_external_data=False).graph
    except (OSError, DecodeError, ValueError) as error:
        raise ModelError(f"{path} is no ONNX file, or cannot be read", _REMEDY) from error
    if any(tensor.external_data for tensor in graph.initializer):
        raise ModelError(f"{path} keeps its weights in other files", "save the network as one file")
    inputs = len(_inputs(graph))
    if inputs != 1 or len(graph.output) != 1:
        raise ModelError(f"{path} has {inputs} inputs and {len(graph.output)} outputs", _REMEDY)
    for node in graph.node:
        if node.op_type not in ("Constant", *_OPERATORS):
            raise ModelError(f"{path} has a step {node.op_type}, which is not known here", _REMEDY)
    return graph


def _inputs(graph: Any) -> list[str]:
    weights = {tensor.name for tensor in graph.initializer}
    return [value.name for value in graph.input if value.name not in weights]


def network_module(network: Network) -> Any:
    """A frozen `torch.nn.Module` that takes and gives one tensor as the network does.

    Its weights are buffers, so that it can be moved and cast, and no optimizer takes them for its own.
    """
    import torch

    class OnnxModule(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self._names = {name: f"weight_{index}" for index, name in enumerate(network.weights)}
            for name, buffer in self._names.items():
                self.register_buffer(buffer, network.weights[name])

        def forward(self, value: torch.Tensor) -> torch.Tensor:
            values = {name: getattr(self, buffer) for name, buffer in self._names.items()}
            values[network.input] = value
            for node in network.nodes:
                arguments = [values[name] if name else None for name in node.inputs]
                values[node.outputs[0]] = _OPERATORS[node.operator](arguments, node.attributes)
            result: torch.Tensor = values[network.output]
            return result

    return OnnxModule().eval()


def _tensor(stored: Any) -> torch.Tensor:
    import onnx
    import torch

    tensor: torch.Tensor = torch.from_numpy(onnx.numpy_helper.to_array(stored).copy())
    return tensor


def _attribute(node: Any, name: str, path: Path) -> Any:
    import onnx

    for each in node.attribute:
        if each.name == name:
            return onnx.helper.get_attribute_value(each)
    raise ModelError(f"{path} has a constant without a value", _REMEDY)


def _centres_itself(nodes: Sequence[Any]) -> bool:
    """InsightFace's own rule (`ArcFaceONNX`): by the names of the first steps."""
    names = [node.name for node in nodes[:8]]
    return any(name.startswith(("Sub", "_minus")) for name in names) and any(
        name.startswith(("Mul", "_mul")) for name in names
    )


_Arguments = Sequence[Any]
_Attributes = Mapping[str, Any]


def _convolution(arguments: _Arguments, attributes: _Attributes) -> Any:
    from torch.nn.functional import conv2d

    value, weight = arguments[0], arguments[1]
    bias = arguments[2] if len(arguments) > 2 else None
    return conv2d(
        _padded(value, attributes, 0.0),
        weight,
        bias,
        stride=tuple(attributes.get("strides", (1, 1))),
        dilation=tuple(attributes.get("dilations", (1, 1))),
        groups=attributes.get("group", 1),
    )


def _padded(value: Any, attributes: _Attributes, filling: float) -> Any:
    """A picture with the edges that ONNX gives as top, left, bottom, right."""
    from torch.nn.functional import pad

    _refuse_automatic_padding(attributes)
    top, left, bottom, right = attributes.get("pads", (0, 0, 0, 0))
    return pad(value, (left, right, top, bottom), value=filling) if top or left or bottom or right else value


def _refuse_automatic_padding(attributes: _Attributes) -> None:
    if attributes.get("auto_pad", b"NOTSET") not in (b"NOTSET", b"VALID") or attributes.get("ceil_mode", 0):
        raise ModelError("the network pads its pictures in a way that is not known here", _REMEDY)


def _normalisation(arguments: _Arguments, attributes: _Attributes) -> Any:
    from torch.nn.functional import batch_norm

    value, scale, bias, mean, variance = arguments
    return batch_norm(value, mean, variance, scale, bias, training=False, eps=attributes.get("epsilon", 1e-5))


def _parametric_relu(arguments: _Arguments, _: _Attributes) -> Any:
    import torch

    value, slope = arguments
    return torch.where(value < 0, slope * value, value)


def _flattened(arguments: _Arguments, attributes: _Attributes) -> Any:
    (value,) = arguments
    axis = attributes.get("axis", 1)
    return value.reshape(value.shape[:axis].numel(), -1)


def _reshaped(arguments: _Arguments, _: _Attributes) -> Any:
    value, shape = arguments
    wanted = [value.shape[index] if size == 0 else size for index, size in enumerate(shape.tolist())]
    # A network that was exported for one picture takes several all the same.
    return value.reshape(-1, *wanted[1:]) if wanted[0] == 1 and -1 not in wanted else value.reshape(wanted)


def _general_product(arguments: _Arguments, attributes: _Attributes) -> Any:
    first = arguments[0].T if attributes.get("transA", 0) else arguments[0]
    second = arguments[1].T if attributes.get("transB", 0) else arguments[1]
    product = attributes.get("alpha", 1.0) * (first @ second)
    if len(arguments) > 2 and arguments[2] is not None:
        return product + attributes.get("beta", 1.0) * arguments[2]
    return product


def _average_pooled(arguments: _Arguments, attributes: _Attributes) -> Any:
    from torch.nn.functional import avg_pool2d

    (value,) = arguments
    if any(attributes.get("pads", ())) and not attributes.get("count_include_pad", 0):
        raise ModelError("the network pads its pictures in a way that is not known here", _REMEDY)
    padded = _padded(value, attributes, 0.0)
    return avg_pool2d(padded, tuple(attributes["kernel_shape"]), tuple(attributes.get("strides", (1, 1))))


def _largest_pooled(arguments: _Arguments, attributes: _Attributes) -> Any:
    from torch.nn.functional import max_pool2d

    padded = _padded(arguments[0], attributes, float("-inf"))
    return max_pool2d(padded, tuple(attributes["kernel_shape"]), tuple(attributes.get("strides", (1, 1))))


_OPERATORS: Final[Mapping[str, Callable[[_Arguments, _Attributes], Any]]] = {
    "Add": lambda a, _: a[0] + a[1],
    "AveragePool": _average_pooled,
    "BatchNormalization": _normalisation,
    "Conv": _convolution,
    "Div": lambda a, _: a[0] / a[1],
    "Dropout": lambda a, _: a[0],
    "Flatten": _flattened,
    "Gemm": _general_product,
    "GlobalAveragePool": lambda a, _: a[0].mean((2, 3), keepdim=True),
    "Identity": lambda a, _: a[0],
    "MatMul": lambda a, _: a[0] @ a[1],
    "MaxPool": _largest_pooled,
    "Mul": lambda a, _: a[0] * a[1],
    "PRelu": _parametric_relu,
    "Relu": lambda a, _: a[0].relu(),
    "Reshape": _reshaped,
    "Sigmoid": lambda a, _: a[0].sigmoid(),
    "Sub": lambda a, _: a[0] - a[1],
}
