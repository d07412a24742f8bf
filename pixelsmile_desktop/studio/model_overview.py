"""One look at the store of models: what is there, what it takes, what could go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.model_store.catalogue import NEEDED
from pixelsmile_desktop.model_store.disk import free_bytes
from pixelsmile_desktop.model_store.leftovers import Leftover, LeftoverKind
from pixelsmile_desktop.model_store.store import Presence
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.models import ModelListing, ModelRoom, list_models

ALL_LEFTOVERS = frozenset(LeftoverKind)
"""Everything that interrupted work has left, also what goes on from there when it is started again."""
SAFE_LEFTOVERS = frozenset(LeftoverKind) - {LeftoverKind.UNFINISHED}
"""What nobody needs any more."""


@dataclass(frozen=True)
class ModelOverview:
    """What there is of the models.

    Attributes:
        folder: where they lie.
        listings: every model that the program can use.
        leftovers: what interrupted work has left.
        disk_free: free bytes where they lie.
    """

    folder: Path
    listings: tuple[ModelListing, ...]
    leftovers: tuple[Leftover, ...]
    disk_free: int

    @property
    def disk_used(self) -> int:
        """Bytes of what is there of models in this store; those in folders of the user's own are not counted."""
        own = (listing.state for listing in self.listings if listing.state.folder.parent == self.folder)
        return sum(state.bytes_present for state in own)

    @property
    def remains(self) -> tuple[Leftover, ...]:
        """Those leftovers that nobody needs any more."""
        return tuple(leftover for leftover in self.leftovers if leftover.kind in SAFE_LEFTOVERS)

    @property
    def disposable(self) -> int:
        """Bytes that come back when what nobody needs is deleted."""
        return sum(leftover.bytes for leftover in self.remains)

    @property
    def missing(self) -> tuple[str, ...]:
        """The models without which the PixelSmile engine cannot work, as far as they are not whole."""
        whole = {one.entry.name for one in self.listings if one.state.presence is Presence.COMPLETE}
        known = {one.entry.name for one in self.listings}
        return tuple(name for name in NEEDED if name in known and name not in whole)

    def notice_of(self, names: tuple[str, ...]) -> str | None:
        """What must be accepted before these models are fetched or brought; None if nothing must."""
        notices = [one.entry.notice for one in self.listings if one.entry.name in names and one.entry.notice]
        return "\n\n".join(notices) or None


def overview(room: ModelRoom) -> ModelOverview:
    """Look at the store; no connection is opened. Reads folders: not for the thread of a window.

    Raises:
        ModelStoreError: the store is damaged, or its disk does not answer.
    """
    leftovers = ModelCare(room.store, room.catalogue).find_leftovers(ALL_LEFTOVERS)
    return ModelOverview(room.store.root, list_models(room), leftovers, free_bytes(room.store.root))
