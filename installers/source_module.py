"""The files of a package, parsed, and what can be looked up in each of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Binding:
    """A name gets a value.

    Attributes:
        name: what is bound.
        value: to what.
        place: which part of the value, if it is taken apart.
        is_each: whether it is bound to the elements of the value, one after the other.
    """

    name: str
    value: ast.expr
    place: int | None = None
    is_each: bool = False


class Module:
    """One file of the package, parsed."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    @cached_property
    def constants(self) -> dict[str, list[ast.expr]]:
        """What is assigned outside of functions, by name; in classes too."""
        found: dict[str, list[ast.expr]] = {}
        classes = (node.body for node in self.tree.body if isinstance(node, ast.ClassDef))
        for statement in (one for body in (self.tree.body, *classes) for one in body):
            for binding in bindings(statement):
                found.setdefault(binding.name, []).append(binding.value)
        return found

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """The classes, by name."""
        return {node.name: node for node, _around in self.walk() if isinstance(node, ast.ClassDef)}

    @cached_property
    def functions(self) -> dict[str, list[Function]]:
        """All functions, methods and inner ones, by name."""
        found: dict[str, list[Function]] = {}
        for node, _around in self.walk():
            if isinstance(node, Function):
                found.setdefault(node.name, []).append(node)
        return found

    @cached_property
    def origins(self) -> dict[str, tuple[str, str]]:
        """Where imported names come from: module and name there."""
        imports = (node for node, _around in self.walk() if isinstance(node, ast.ImportFrom) and node.module)
        return {one.asname or one.name: (str(node.module), one.name) for node in imports for one in node.names}

    @cached_property
    def imported(self) -> set[str]:
        """The modules that it imports, wherever that happens, but for those that only the type checker wants."""
        for_types = (node for node, _around in self.walk() if isinstance(node, ast.If) and _is_for_types(node))
        skipped = {inner for node in for_types for inner in ast.walk(node)}
        found = set()
        for node, _around in self.walk():
            if isinstance(node, ast.ImportFrom) and node.module and node not in skipped:
                found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        return found

    @cached_property
    def calls(self) -> dict[str, list[tuple[ast.Call, tuple[Function, ...]]]]:
        """The calls by the name of what is called, each with the functions that it stands in, the innermost first."""
        found: dict[str, list[tuple[ast.Call, tuple[Function, ...]]]] = {}
        for node, around in self.walk():
            if isinstance(node, ast.Call):
                found.setdefault(name_of(node.func), []).append((node, around))
        return found

    def walk(self) -> Iterator[tuple[ast.AST, tuple[Function, ...]]]:
        """Every node, with the functions that it stands in, the innermost first."""
        todo: list[tuple[ast.AST, tuple[Function, ...]]] = [(self.tree, ())]
        while todo:
            node, around = todo.pop()
            yield node, around
            inside = (node, *around) if isinstance(node, Function) else around
            todo.extend((child, inside) for child in ast.iter_child_nodes(node))


def bindings(node: ast.AST) -> Iterator[Binding]:
    """The names that a statement or a comprehension binds."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _bound(target, node.value)
    elif isinstance(node, ast.For | ast.comprehension):
        yield from _bound(node.target, node.iter, is_each=True)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
        yield from _bound(node.target, node.value)
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield Binding(node.target.id, _longer(node))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
        yield from _bound(node.func.value, _added(node))


def _bound(target: ast.expr, value: ast.expr, *, is_each: bool = False) -> Iterator[Binding]:
    if isinstance(target, ast.Name):
        yield Binding(target.id, value, None, is_each)
    elif isinstance(target, ast.Tuple):
        for place, name in enumerate(target.elts):
            if isinstance(name, ast.Name):
                yield Binding(name.id, value, place, is_each)


@cache
def _longer(node: ast.AugAssign) -> ast.BinOp:
    """What a name stands for once something was added to it; one node for each, so that it is met only once."""
    assert isinstance(node.target, ast.Name)
    return ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value)


@cache
def _added(node: ast.Call) -> ast.List:
    return ast.List(node.args, ast.Load())


def given_back(function: Function) -> Iterator[ast.expr]:
    """What a function returns or yields, without what functions inside it do."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            yield node.value
        if not isinstance(node, Function | ast.Lambda):
            todo.extend(ast.iter_child_nodes(node))


def name_of(node: ast.expr) -> str:
    """The last name of what is called; empty if it has none."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_for_types(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
