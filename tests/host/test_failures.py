"""What an exception of the child is to the program."""

import pytest

from pixelsmile_desktop.core.errors import (
    EngineError,
    ModelError,
    OutOfMemoryError,
    PixelSmileError,
    RequestError,
    SaveError,
)
from pixelsmile_desktop.engines.host.failures import error_of, failure_of, is_out_of_memory
from pixelsmile_desktop.engines.host.frames import WireError
from pixelsmile_desktop.engines.host.messages import NO_JOB, Failed, FailureKind


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (RequestError("a", "b"), RequestError),
        (ModelError("a", "b"), ModelError),
        (OutOfMemoryError("a", "b"), OutOfMemoryError),
        (EngineError("a", "b"), EngineError),
        (SaveError("a", "b"), EngineError),
    ],
)
def test_a_known_error_keeps_its_words(raised: PixelSmileError, expected: type[PixelSmileError]) -> None:
    error = error_of(failure_of(7, raised))
    assert type(error) is expected
    assert (error.what, error.remedy) == ("a", "b")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("MPS backend out of memory (MPS allocated: 17 GB)"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory: you tried to"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 1 bytes."),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
    ],
)
def test_memory_that_ran_out_is_known_by_what_torch_says(error: Exception) -> None:
    assert is_out_of_memory(error)
    assert failure_of(1, error).kind is FailureKind.OUT_OF_MEMORY


def test_memory_that_ran_out_on_a_card_is_known_by_its_type() -> None:
    torch = pytest.importorskip("torch")
    assert is_out_of_memory(torch.OutOfMemoryError("whatever it says"))
    assert is_out_of_memory(MemoryError())
    assert not is_out_of_memory(RuntimeError("shapes do not match"))


@pytest.mark.parametrize("error", [RuntimeError("shapes do not match"), KeyError("out of memory"), ValueError()])
def test_anything_else_is_unexpected_and_tells_no_secrets(error: Exception) -> None:
    failure = failure_of(1, error)
    assert failure.kind is FailureKind.UNEXPECTED
    assert failure.what == f"the PixelSmile engine failed unexpectedly ({type(error).__name__})"
    assert type(error_of(failure)) is EngineError


def test_a_child_that_did_not_understand_is_a_fault_of_the_wire() -> None:
    assert type(error_of(Failed(NO_JOB, FailureKind.WIRE, "what", "remedy"))) is WireError
