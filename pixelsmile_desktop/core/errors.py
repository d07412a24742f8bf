"""Errors that people read: one sentence says what happened, a second what to do about it."""

from __future__ import annotations


class PixelSmileError(Exception):
    """Root of every expected failure.

    Attributes:
        what: what happened, a clause without a full stop ("the file is empty").
        remedy: what the user can do about it, likewise.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy


class PhotoError(PixelSmileError):
    """A photo file could not be read."""


class SaveError(PixelSmileError):
    """A result could not be written; nothing half-written is left behind."""


class FaceError(PixelSmileError):
    """The photo holds no usable face, or not the one that was asked for."""


class RequestError(PixelSmileError, ValueError):
    """A request, recipe or setting says something that cannot be done."""


class ResourceError(PixelSmileError):
    """A file that ships with the program is missing or is not the one that was shipped."""


class EngineError(PixelSmileError):
    """An engine is not available here, or failed at its work."""


class ModelError(EngineError):
    """A model folder or an adapter file is missing, incomplete, damaged or of another kind."""


class ModelStoreError(PixelSmileError):
    """A model on disk or its list of files is not what it should be, or the store cannot be changed now."""


class DownloadError(ModelStoreError):
    """Something could not be fetched; what was received is kept, and the next attempt goes on from there."""


class LibraryError(PixelSmileError):
    """The photo library cannot be opened, read or written; what was in it is still there."""


class LibraryBusyError(LibraryError):
    """Another program keeps the photo library locked; the same call may succeed in a moment."""


class LibraryVersionError(LibraryError):
    """The photo library was written by a newer version of the program, and was not touched."""


class OutOfMemoryError(EngineError):
    """The device or the computer has not enough memory for the plan; a smaller one may work."""


class Cancelled(Exception):  # noqa: N818 - an ending of its own, not an error
    """The user stopped the job. Nothing was written."""
