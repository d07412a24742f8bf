"""Exceptions of the child as messages, and messages as exceptions of the program."""

from __future__ import annotations

import sys

from pixelsmile_desktop.core.errors import EngineError, ModelError, OutOfMemoryError, PixelSmileError, RequestError
from pixelsmile_desktop.engines.host.frames import WireError
from pixelsmile_desktop.engines.host.messages import Failed, FailureKind

_MAX_WORDS = 2000
# What torch says where it has no exception of its own: the processor's allocator, MPS, and the libraries of CUDA.
_MEMORY_WORDS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "cublas_status_alloc_failed",
    "cudnn_status_alloc_failed",
)
_REMEDY_OF_MEMORY = "close other programs, or choose a smaller size or plan"
_ERRORS: dict[FailureKind, type[PixelSmileError]] = {
    FailureKind.REQUEST: RequestError,
    FailureKind.MODEL: ModelError,
    FailureKind.OUT_OF_MEMORY: OutOfMemoryError,
}


def failure_of(job: int, error: Exception) -> Failed:
    """What the child says about an exception that ended a job."""
    if isinstance(error, PixelSmileError):
        return Failed(job, _kind_of(error), error.what[:_MAX_WORDS], error.remedy[:_MAX_WORDS])
    if is_out_of_memory(error):
        what = "there is not enough memory for the model under this plan"
        return Failed(job, FailureKind.OUT_OF_MEMORY, what, _REMEDY_OF_MEMORY)
    what = f"the PixelSmile engine failed unexpectedly ({type(error).__name__})"
    return Failed(job, FailureKind.UNEXPECTED, what, "try again; if it happens again, its log says more")


def error_of(failure: Failed) -> PixelSmileError:
    """The exception that says in the program what the child said."""
    if failure.kind is FailureKind.WIRE:
        return WireError(failure.what)
    return _ERRORS.get(failure.kind, EngineError)(failure.what, failure.remedy)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory of the computer or the device ran out; torch is asked only if it is loaded."""
    torch = sys.modules.get("torch")
    kinds = (MemoryError,) if torch is None else (MemoryError, torch.OutOfMemoryError)
    if isinstance(error, kinds):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _MEMORY_WORDS)


def _kind_of(error: PixelSmileError) -> FailureKind:
    matching = (kind for kind, known in _ERRORS.items() if isinstance(error, known))
    return next(matching, FailureKind.ENGINE)
