"""Which plans ran out of memory on this computer, although they were estimated to fit."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.hardware import Hardware

logger = logging.getLogger(__name__)

_VERSION = 1


@dataclass(frozen=True)
class _Failure:
    """One rung that ran out of memory.

    Attributes:
        computer: its graphics processors and memory.
        model: fingerprint of the model.
        size: side of the pictures in pixels.
        rung: name of the rung.
    """

    computer: str
    model: str
    size: int
    rung: str


class OutgrownRungs:
    """Remembers in a small file; a file that is missing, damaged or of a newer version remembers nothing.

    Args:
        path: the file; its folder is made when something is to be remembered.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, hardware: Hardware, model: str, size: int) -> frozenset[str]:
        """Names of the rungs that ran out of memory at this size or a smaller one.

        Args:
            hardware: this computer.
            model: fingerprint of the model.
            size: side of the pictures in pixels.
        """
        computer = _computer(hardware)
        return frozenset(
            failure.rung
            for failure in self._read()
            if failure.computer == computer and failure.model == model and failure.size <= size
        )

    def add(self, hardware: Hardware, model: str, size: int, rung: str) -> None:
        """Remember that a rung ran out of memory; if it cannot be written, the log says so, and the edit goes on."""
        failures = self._read()
        failure = _Failure(_computer(hardware), model, size, rung)
        if failure in failures:
            return
        try:
            self._write([*failures, failure])
        except SaveError as error:
            logger.warning("it is not remembered that %s ran out of memory: %s", rung, error)

    def forget(self) -> None:
        """Give every rung another chance.

        Raises:
            SaveError: the file cannot be written.
        """
        if self._path.exists():
            self._write([])

    def _read(self) -> list[_Failure]:
        try:
            data = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return []
        except (OSError, ValueError, RecursionError) as error:
            logger.info("%s cannot be read, so nothing is remembered: %s", self._path, error)
            return []
        return _failures(data)

    def _write(self, failures: list[_Failure]) -> None:
        text = json.dumps({"version": _VERSION, "failures": [asdict(failure) for failure in failures]}, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SaveError(
                f"{self._path.parent} cannot be made: {error.strerror}", "change its permissions"
            ) from error
        with atomic_write(self._path) as file:
            file.write(text.encode())


def _failures(data: Any) -> list[_Failure]:
    """What well-formed records say; others are passed over."""
    if not isinstance(data, dict) or data.get("version") != _VERSION or not isinstance(data.get("failures"), list):
        return []
    kinds = {"computer": str, "model": str, "size": int, "rung": str}
    return [
        _Failure(**record)
        for record in data["failures"]
        if isinstance(record, dict)
        and record.keys() == kinds.keys()
        and all(isinstance(record[name], kind) for name, kind in kinds.items())
    ]


def _computer(hardware: Hardware) -> str:
    """A name that changes when a card or memory is added, but not with what happens to be free."""
    cards = [f"{gpu.name} {gpu.vram_gb:.0f} GiB" for gpu in hardware.gpus]
    ram = "memory unknown" if hardware.ram_gb is None else f"memory {hardware.ram_gb:.0f} GiB"
    return ", ".join([*cards, ram])
