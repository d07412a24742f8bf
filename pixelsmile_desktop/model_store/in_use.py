"""Who uses which model: as long as one is loaded, it is neither removed nor repaired.

Every use is a file of its own that its process holds locked, so a use ends with its process, however that ends: the
system drops the lock, and the next one who looks clears the file away. A gate, locked for moments by those who look or
begin, keeps a use from beginning while somebody who has found none changes the model.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.core.file_lock import lock_if_free

logger = logging.getLogger(__name__)

USERS_FOLDER: Final = ".users"
_GATE: Final = "gate.lock"
_SECONDS_AT_THE_GATE: Final = 2.0
_SECONDS_BETWEEN_TRIES: Final = 0.02


@dataclass(frozen=True)
class ModelUser:
    """A process that uses a model.

    Attributes:
        program: what it is, in words ("pixelsmile edit").
        pid: number of the process.
    """

    program: str
    pid: int

    def __str__(self) -> str:
        return f"{self.program} (process {self.pid})"


class ModelInUseError(ModelStoreError):
    """A model cannot be changed because it is loaded somewhere, or not be used because it is being changed."""


@contextmanager
def using(root: Path, name: str, program: str) -> Iterator[None]:
    """Note that this process uses a model, as long as the block lasts.

    Where the store cannot be written nothing is noted: nobody can take the model away there either.

    Args:
        root: the folder of the store.
        name: the model.
        program: who uses it, in words.

    Raises:
        ModelInUseError: the model is being removed or repaired.
    """
    try:
        mark = _begin_use(root, name, ModelUser(program, os.getpid()))
    except OSError as error:
        logger.info("the use of %s cannot be noted in %s: %s", name, root, error)
        yield
        return
    try:
        yield
    finally:
        mark.close()
        with suppress(OSError):
            Path(mark.name).unlink()


def users(root: Path, name: str) -> tuple[ModelUser, ...]:
    """The processes that use a model now.

    Raises:
        ModelInUseError: the model is being removed or repaired.
    """
    folder = root / USERS_FOLDER / name
    try:
        with _gate(folder, name):
            return _living_users(folder)
    except OSError:
        return ()


@contextmanager
def unused(root: Path, name: str) -> Iterator[None]:
    """Keep everybody from beginning to use a model, as long as the block lasts.

    Raises:
        ModelInUseError: somebody uses it, or changes it already.
        SaveError: the store cannot be written.
    """
    folder = root / USERS_FOLDER / name
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_gate(folder, name))
            found = _living_users(folder)
        except OSError as error:
            raise save_error(folder, error) from error
        if found:
            whom = " and ".join(map(str, found))
            raise ModelInUseError(f"the model {name} is in use by {whom}", "close it, or wait until it is done")
        yield


def _begin_use(root: Path, name: str, user: ModelUser) -> BinaryIO:
    folder = root / USERS_FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    with _gate(folder, name):
        mark = (folder / f"{user.pid}-{secrets.token_hex(4)}.json").open("xb")
        try:
            mark.write(json.dumps(asdict(user)).encode())
            mark.flush()
            lock_if_free(mark)
        except BaseException:
            mark.close()
            raise
    return mark


@contextmanager
def _gate(folder: Path, name: str) -> Iterator[None]:
    deadline = time.monotonic() + _SECONDS_AT_THE_GATE
    with (folder / _GATE).open("ab") as gate:
        while not lock_if_free(gate):
            if time.monotonic() > deadline:
                raise ModelInUseError(f"the model {name} is being changed", "wait until that is done")
            CancelToken().wait(_SECONDS_BETWEEN_TRIES)
        yield


def _living_users(folder: Path) -> tuple[ModelUser, ...]:
    """Those whose processes still live; the marks of the others are cleared away. To be called within the gate."""
    found = []
    for path in sorted(folder.glob("*.json")):
        with path.open("r+b") as mark:
            is_stale = lock_if_free(mark)
            if not is_stale:
                mark.seek(0)
                found.append(_user_of(mark.read()))
        if is_stale:
            path.unlink()
    return tuple(found)


def _user_of(text: bytes) -> ModelUser:
    record = json.loads(text)
    return ModelUser(record["program"], record["pid"])
