"""Finds, by reading the sources, what core, the engines and the rooms between say and the window may show.

They make errors (what happened, what to do about it) and warnings in English, where things happen. The window knows
them as templates, in which `{0}` and `{1}` stand for what differs; this module finds these, so that nobody lists them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from source_module import Function, Module, given_back, name_of
from source_reader import PLACE, Expression, SourceReader

PACKAGE = "pixelsmile_desktop"
_DOORS = ("app", "engines.host.__main__", "imaging.heic", "imaging.raw")
"""Where the program begins, and its child; what it imports by a name that is put together."""
_ELSEWHERE = {"self_test", "cli", "training", "benchmark"}
"""What speaks on a terminal only."""
_WINDOW = f"{PACKAGE}.ui"
"""What translates its own sentences, but for errors."""
_ROOT = "PixelSmileError"
_CLAUSES = ("what", "remedy")
_ONE = {*_CLAUSES, "complaint", "instant_fault", "licence", "meaning", "notice", "purpose", "reason", "remark", "why"}
"""Names of values and fields that are one sentence, or a part of one."""
_SEVERAL = {"complaints", "dropped", "left_behind", "notices", "problems", "reasons", "remarks", "said", "warnings"}
"""Names of values and fields that gather sentences."""
_TELLING = re.compile(
    r"_?(why_\w+|\w*(warnings?|complaints?|problems|remarks?|refusal|reason|mismatches|weightless|shortfalls))"
)
"""Names of functions that give sentences back."""
_GATHERING = {"append", "extend", "add"}
_WORD = re.compile(r"[a-z]{2,}")


@dataclass
class Spoken:
    """What was found.

    Attributes:
        templates: every sentence, and every part that is filled into one, as the window knows them.
        unread: places that make an error of which nobody can tell by reading what it says.
    """

    templates: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)


@cache
def spoken_by(package: Path) -> Spoken:
    """Read the package and find what it says."""
    listener = _Listener(_reachable(package))
    listener.listen()
    return listener.found


def template_of(text: str) -> str:
    """A text as the window knows it: with numbered places, and no full stop at its end."""
    first, *others = text.removesuffix(".").replace("{", "{{").replace("}", "}}").split(PLACE)
    return first + "".join(f"{{{number}}}{part}" for number, part in enumerate(others))


def is_language(text: str) -> bool:
    """Whether people talk so; names of files and of things in programs are not translated."""
    has_words = " " in text.replace(PLACE, "0").strip() and any(len(word) > 2 for word in _WORD.findall(text))
    return has_words and "/" not in text


def _reachable(package: Path) -> dict[str, Module]:
    """The modules of the program with the window, by name."""
    found: dict[str, Module] = {}
    todo = [f"{PACKAGE}.{door}" for door in _DOORS]
    while todo:
        name = todo.pop()
        root, *parts = name.split(".")
        if root != PACKAGE or name in found or not parts or parts[0] in _ELSEWHERE:
            continue
        path = package.joinpath(*parts)
        file = next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)
        if file is not None:
            found[name] = Module(name, file)
            todo.extend(found[name].imported)
    return found


class _Listener:
    """Goes through modules and notes what they say."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self.found = Spoken()
        self._modules = modules
        self._reader = SourceReader(modules)
        self._seen: set[tuple[str, ast.expr]] = set()

    def listen(self) -> None:
        for module in self._modules.values():
            for expression, name, is_error in self._constructed(module):
                if is_error and name in _CLAUSES:
                    self._hear_clause(expression)
                elif name in _ONE | _SEVERAL:
                    self._hear(expression)
            for expression in () if module.name.startswith(_WINDOW) else _gathered(module):
                self._hear(expression)

    def _constructed(self, module: Module) -> Iterator[tuple[Expression, str, bool]]:
        """What the classes of the package are made of: each value, its name, and whether it makes an error."""
        for called, calls in module.calls.items():
            for call, around in calls:
                definition = self._class_called(module, called, call)
                if definition is None:
                    continue
                names = self._names_of_values(*definition)
                is_error = self._is_error(*definition)
                for name, value in _named_values(call, names):
                    yield Expression(value, module, around), name, is_error

    def _class_called(self, module: Module, called: str, call: ast.Call) -> tuple[Module, ast.ClassDef] | None:
        if called == "__init__":
            inner = (node for node in module.classes.values() if call in set(ast.walk(node)))
            return next((parent for node in inner for parent in self._parents(module, node)), None)
        return self._class(module, called) if isinstance(call.func, ast.Name) else None

    def _class(self, module: Module, name: str) -> tuple[Module, ast.ClassDef] | None:
        if name in module.classes:
            return module, module.classes[name]
        origin, original = module.origins.get(name, ("", ""))
        return self._class(self._modules[origin], original) if origin in self._modules else None

    def _parents(self, module: Module, node: ast.ClassDef) -> Iterator[tuple[Module, ast.ClassDef]]:
        for base in node.bases:
            parent = self._class(module, base.id) if isinstance(base, ast.Name) else None
            if parent is not None:
                yield parent

    def _is_error(self, module: Module, node: ast.ClassDef) -> bool:
        return node.name == _ROOT or any(self._is_error(*parent) for parent in self._parents(module, node))

    def _names_of_values(self, module: Module, node: ast.ClassDef) -> list[str]:
        """What a class is made of, in the order of its arguments."""
        for function in (one for one in node.body if isinstance(one, Function) and one.name == "__init__"):
            return [argument.arg for argument in function.args.args[1:]]
        inherited = [name for parent in self._parents(module, node) for name in self._names_of_values(*parent)]
        fields = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
        return inherited + [target.id for target in fields if isinstance(target, ast.Name)]

    def _hear_clause(self, expression: Expression) -> None:
        """Note a clause of an error, which must be readable."""
        for leaf in self._reader.values(expression):
            texts = self._reader.texts(leaf)
            self.found.templates |= {template_of(text) for text in texts if _WORD.search(text)}
            self._hear(leaf)
            if not any(_WORD.search(text) for text in texts) and not _is_said_elsewhere(leaf.node):
                place = f"{expression.module.path.name}:{expression.node.lineno}"
                self.found.unread.add(f"{place}: {ast.unparse(expression.node)}, {ast.unparse(leaf.node)}")

    def _hear(self, expression: Expression) -> None:
        """Note the sentences that an expression is or gathers, and the words that are filled into them."""
        for leaf in (*self._reader.values(expression), *self._reader.each(expression)):
            key = (leaf.module.name, leaf.node)
            if key in self._seen:
                continue
            self._seen.add(key)
            self.found.templates |= {template_of(text) for text in self._reader.texts(leaf) if is_language(text)}
            for part in _parts(leaf.node):
                self._hear(leaf.beside(part))


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """What a sentence is put together of; what is quoted is no language."""
    for part in ast.walk(node):
        if isinstance(part, ast.FormattedValue) and part.conversion == -1 and part.format_spec is None:
            yield part.value
    if isinstance(node, ast.Call) and name_of(node.func) == "join":
        yield from node.args
    if isinstance(node, ast.Tuple):
        yield from node.elts


def _gathered(module: Module) -> Iterator[Expression]:
    """The expressions of a module that are sentences by the names that they are given."""
    for node, around in module.walk():
        if isinstance(node, ast.FunctionDef) and _TELLING.fullmatch(node.name):
            yield from (Expression(value, module, (node, *around)) for value in given_back(node))
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(name_of(target) in _ONE | _SEVERAL for target in targets):
                yield Expression(node.value, module, around)
            keys = (target for target in targets if isinstance(target, ast.Subscript))
            yield from (Expression(key.slice, module, around) for key in keys if name_of(key.value) in _SEVERAL)
        elif isinstance(node, ast.Call):
            is_gathering = isinstance(node.func, ast.Attribute) and node.func.attr in _GATHERING
            if is_gathering and isinstance(node.func, ast.Attribute) and name_of(node.func.value) in _SEVERAL:
                yield from (Expression(argument, module, around) for argument in node.args)


def _named_values(call: ast.Call, names: list[str]) -> Iterator[tuple[str, ast.expr]]:
    yield from ((keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg)
    for place, argument in enumerate(call.args):
        if isinstance(argument, ast.Starred):
            rest = names[place:]
            table = ((name, ast.Subscript(argument.value, ast.Constant(number))) for number, name in enumerate(rest))
            yield from ((name, ast.copy_location(value, argument)) for name, value in table)
            return
        if place < len(names):
            yield names[place], argument


def _is_said_elsewhere(node: ast.expr) -> bool:
    """Whether it was made and noted elsewhere: it is kept under such a name, or a function gives it back."""
    names = {name_of(part) for part in ast.walk(node) if isinstance(part, ast.expr)}
    return any(name in _ONE | _SEVERAL or _TELLING.fullmatch(name) for name in names)
