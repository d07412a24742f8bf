"""Reads Python source: what an expression may be when it runs, as far as that is written down."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from source_module import Binding, Function, Module, bindings, given_back, name_of

PLACE = "\0"
"""Stands in a text for what nobody can tell by reading."""
_Value = TypeVar("_Value")
_FIELD = re.compile(r"\{\w*\}")
_GATHERING = {"tuple", "list", "sorted", "set", "frozenset"}


@dataclass(frozen=True)
class Expression:
    """An expression in its place.

    Attributes:
        node: the expression.
        module: where it stands.
        around: the functions that it stands in, the innermost first.
    """

    node: ast.expr
    module: Module
    around: tuple[Function, ...]

    def beside(self, node: ast.expr) -> Expression:
        """Another expression in the same place."""
        return Expression(node, self.module, self.around)


class SourceReader:
    """Follows names, choices, tables and calls through the modules of a package.

    Args:
        modules: by name; only these are read.
    """

    def __init__(self, modules: dict[str, Module]) -> None:
        self._modules = modules
        self._open: set[tuple[object, str, ast.expr]] = set()

    def texts(self, expression: Expression) -> set[str]:
        """The texts that an expression may be, with `PLACE` for what differs."""
        return {text for leaf in self.values(expression) for text in self._once(self._texts_of_leaf, leaf)}

    def each(self, expression: Expression) -> list[Expression]:
        """The elements of what an expression gathers."""
        return [one for leaf in self.values(expression) for one in self._once(self._elements, leaf)]

    def element(self, expression: Expression, place: int) -> list[Expression]:
        """What may stand at one place of a tuple."""
        found = []
        for leaf in self.values(expression):
            if isinstance(leaf.node, ast.Tuple) and place < len(leaf.node.elts):
                found += self.values(leaf.beside(leaf.node.elts[place]))
        return found

    def values(self, expression: Expression) -> list[Expression]:
        """The expressions that it may stand for; what cannot be followed stands for itself."""
        return list(self._once(self._followed, expression))

    def _once(self, step: Callable[[Expression], Iterable[_Value]], expression: Expression) -> list[_Value]:
        """Take a step, but not within itself: a name that is made of itself ends nowhere."""
        key = (step, expression.module.name, expression.node)
        if key in self._open:
            return []
        self._open.add(key)
        try:
            return list(step(expression))
        finally:
            self._open.remove(key)

    def _elements(self, leaf: Expression) -> Iterator[Expression]:
        node = leaf.node
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            for element in node.elts:
                if isinstance(element, ast.Starred):
                    yield from self.each(leaf.beside(element.value))
                else:
                    yield from self.values(leaf.beside(element))
        elif isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp):
            yield from self.values(leaf.beside(node.elt))
        elif isinstance(node, ast.BinOp):
            sides = (one for side in (node.left, node.right) for one in self.values(leaf.beside(side)))
            for side in sides:
                # A text that was made longer is no list.
                yield from () if isinstance(side.node, ast.Constant | ast.JoinedStr) else self.each(side)
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            # One of those that a generator yields.
            yield leaf

    def _followed(self, expression: Expression) -> Iterator[Expression]:
        node = expression.node
        if isinstance(node, ast.Name):
            yield from self._named(expression, node.id)
        elif isinstance(node, ast.Subscript):
            yield from self._subscripted(expression, node) or [expression]
        elif isinstance(node, ast.Call):
            yield from self._called(expression, node) or [expression]
        elif isinstance(node, ast.IfExp | ast.BoolOp | ast.NamedExpr):
            for choice in _choices(node):
                yield from self.values(expression.beside(choice))
        else:
            yield expression

    def _named(self, expression: Expression, name: str) -> list[Expression]:
        for depth, function in enumerate(expression.around):
            bound = [one for node in ast.walk(function) for one in bindings(node) if one.name == name]
            is_parameter = name in {parameter.arg for parameter in _parameters(function)}
            found = self._passed(expression.module, function, name) if is_parameter else []
            for binding in bound:
                found += self._bound(binding, Expression(binding.value, expression.module, expression.around[depth:]))
            if bound or is_parameter:
                return found or [expression]
        return self._constant(expression.module, name) or [expression]

    def _bound(self, binding: Binding, value: Expression) -> list[Expression]:
        sources = self.each(value) if binding.is_each else [value]
        if binding.place is None:
            return [one for source in sources for one in self.values(source)]
        return [one for source in sources for one in self.element(source, binding.place)]

    def _constant(self, module: Module, name: str) -> list[Expression]:
        if name in module.constants:
            return [one for value in module.constants[name] for one in self.values(Expression(value, module, ()))]
        origin, original = module.origins.get(name, ("", ""))
        return self._constant(self._modules[origin], original) if origin in self._modules else []

    def _passed(self, module: Module, function: Function, name: str) -> list[Expression]:
        """What callers give for a parameter."""
        parameters = _parameters(function)
        position = [parameter.arg for parameter in parameters].index(name)
        found = [one for default in _defaults(function, name) for one in self.values(Expression(default, module, ()))]
        for other in self._modules.values():
            if other is not module and other.origins.get(function.name, ("", ""))[0] != module.name:
                continue
            for call, around in other.calls.get(function.name, ()):
                is_bound = isinstance(call.func, ast.Attribute) and parameters[0].arg in {"self", "cls"}
                given = _argument(call, position - is_bound, name)
                if given is not None:
                    found += self.values(Expression(given, other, around))
        return found

    def _subscripted(self, expression: Expression, node: ast.Subscript) -> list[Expression]:
        place = node.slice.value if isinstance(node.slice, ast.Constant) else None
        found: list[Expression] = []
        for leaf in self.values(expression.beside(node.value)):
            if isinstance(leaf.node, ast.Dict):
                found += [one for value in leaf.node.values for one in self.values(leaf.beside(value))]
            elif isinstance(leaf.node, ast.Tuple) and isinstance(place, int):
                found += self.element(leaf, place)
            else:
                found += self.each(leaf)
        return found

    def _called(self, expression: Expression, node: ast.Call) -> list[Expression]:
        name, arguments = name_of(node.func), [expression.beside(argument) for argument in node.args]
        if isinstance(node.func, ast.Attribute) and name == "get" and arguments:
            table = ast.Subscript(node.func.value, node.args[0])
            return [one for part in (expression.beside(table), *arguments[1:]) for one in self.values(part)]
        if ((isinstance(node.func, ast.Name) and name in _GATHERING) or name == "fromkeys") and arguments:
            return self.values(arguments[0])
        if isinstance(node.func, ast.Name) and name == "next" and arguments:
            return self.each(arguments[0]) + [one for default in arguments[1:] for one in self.values(default)]
        return self._returned(expression.module, node.func)

    def _returned(self, module: Module, called: ast.expr) -> list[Expression]:
        """What a function or a method of its own class gives back."""
        name = name_of(called)
        if isinstance(called, ast.Attribute) and not _is_self(called.value):
            return []
        if isinstance(called, ast.Name) and name in module.origins:
            origin, name = module.origins[name]
            if origin not in self._modules:
                return []
            module = self._modules[origin]
        given = ((value, function) for function in module.functions.get(name, ()) for value in given_back(function))
        return [one for value, function in given for one in self.values(Expression(value, module, (function,)))]

    def _texts_of_leaf(self, leaf: Expression) -> set[str]:
        node = leaf.node
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {node.value}
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else PLACE for part in node.values)
            return {"".join(parts)}
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = (self.texts(leaf.beside(side)) for side in (node.left, node.right))
            return {"".join(both) for both in product(*sides)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            texts = self.texts(leaf.beside(node.func.value))
            if node.func.attr == "removesuffix":
                return {text.removesuffix(".") for text in texts}
            if node.func.attr == "format":
                return {_FIELD.sub(PLACE, text) for text in texts}
        return {PLACE}


def _choices(node: ast.IfExp | ast.BoolOp | ast.NamedExpr) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    return node.values if isinstance(node, ast.BoolOp) else [node.value]


def _parameters(function: Function) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def _defaults(function: Function, name: str) -> Iterator[ast.expr]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    with_default = positional[len(positional) - len(arguments.defaults) :]
    pairs = (
        *zip(with_default, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    )
    return (default for parameter, default in pairs if parameter.arg == name and default is not None)


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    named = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    if named is not None or not 0 <= position < len(call.args):
        return named
    is_sure = not any(isinstance(argument, ast.Starred) for argument in call.args[: position + 1])
    return call.args[position] if is_sure else None


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"self", "cls"}
