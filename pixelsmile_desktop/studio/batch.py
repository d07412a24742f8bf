"""Edit many photos: carry on after a bad one, remember the good ones, write every result under a name of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from pixelsmile_desktop.core.errors import Cancelled, PhotoError, PixelSmileError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EditRequest
from pixelsmile_desktop.studio.edit import edit_photo, result_suffix, save_result
from pixelsmile_desktop.studio.ledger import Ledger, Work, open_ledger
from pixelsmile_desktop.studio.services import Studio, Watch

logger = logging.getLogger(__name__)


class BatchState(Enum):
    """How it ended for one photo."""

    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True)
class BatchItem:
    """What became of one photo.

    Attributes:
        photo: the original.
        state: how it ended.
        output: the result, which was there before if the photo was skipped; None if the photo failed.
        error: why it failed; empty unless it failed.
        warnings: what may look wrong, one sentence each.
    """

    photo: Path
    state: BatchState
    output: Path | None = None
    error: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """What a batch shall do.

    Attributes:
        photos: the originals.
        request: the edit, whose own photo is not looked at.
        folder: where the results go; it is made if it is missing.
        resume: leave out what an earlier run has done.
    """

    photos: tuple[Path, ...]
    request: EditRequest
    folder: Path
    resume: bool = False


def run_batch(batch: Batch, studio: Studio, watch: Watch) -> Iterator[BatchItem]:
    """Edit the photos one by one, and say of each what became of it as soon as its result stands.

    Raises:
        EngineError: the engine is not available.
        SaveError: the folder cannot be written.
        Cancelled: the user stopped the batch; what was said to be done stands.
    """
    studio.engine(batch.request.engine, batch.request.options)
    with open_ledger(batch.folder, watch) as ledger:
        meter = ProgressMeter("Editing", len(batch.photos), watch.progress)
        for photo in batch.photos:
            watch.cancel.raise_if_requested()
            yield _attempt(photo, batch, studio, ledger, watch)
            meter.step()


def result_stem(photo: Path, mixes: Iterable[ExpressionMix]) -> str:
    """The name of a result without its suffix: `portrait_happy_0.8`."""
    parts = (f"{expression}_{intensity:g}" for mix in mixes for expression, intensity in mix)
    return "_".join([photo.stem, *parts])


def _attempt(photo: Path, batch: Batch, studio: Studio, ledger: Ledger, watch: Watch) -> BatchItem:
    try:
        return _edit(photo, batch, studio, ledger, Watch(watch.cancel))
    except Cancelled:
        raise
    except PixelSmileError as error:
        reason = str(error)
    except MemoryError:
        reason = "there is not enough memory for it; close other programs or leave it out"
    except Exception as error:
        logger.exception("a photo of a batch failed: %s", photo)
        reason = f"something unexpected happened ({type(error).__name__}: {error}); the log has the details"
    return BatchItem(photo, BatchState.FAILED, error=reason)


def _edit(photo: Path, batch: Batch, studio: Studio, ledger: Ledger, watch: Watch) -> BatchItem:
    try:
        work = Work.of(photo, batch.request)
    except OSError as error:
        raise PhotoError(f"it cannot be read ({error.strerror})", "check its name and its permissions") from error
    before = ledger.result_of(work) if batch.resume else None
    if before is not None:
        return BatchItem(photo, BatchState.SKIPPED, before)
    source = studio.open(photo)
    result = edit_photo(source.photo, replace(batch.request, photo=str(photo)), studio, watch)
    output = ledger.claim(work, result_stem(photo, batch.request.mixes), result_suffix(source))
    saved = save_result(result, source, output, studio)
    ledger.finish(work, output)
    return BatchItem(photo, BatchState.DONE, output, warnings=saved.warnings)
