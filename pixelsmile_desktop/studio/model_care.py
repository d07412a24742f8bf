"""What is done to models on this computer without a network: bring, use in place, carry away, check, mend, remove."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.model_store import adopting, exporting, importing, leftovers, removing, verifying
from pixelsmile_desktop.model_store.catalogue import CATALOGUE, CatalogueEntry, entry_named
from pixelsmile_desktop.model_store.leftovers import Leftover, LeftoverKind
from pixelsmile_desktop.model_store.sources import name_of_model
from pixelsmile_desktop.model_store.store import ModelStore, Record
from pixelsmile_desktop.model_store.verifying import Verification
from pixelsmile_desktop.studio.services import Watch

Download = Callable[[str, Watch], None]
"""Fetches what is missing of the model of that name."""


@dataclass(frozen=True)
class ModelCare:
    """The use cases of models that lie on this computer, or on a disk that is connected to it.

    Attributes:
        store: where the models are.
        catalogue: which models there are.
    """

    store: ModelStore
    catalogue: tuple[CatalogueEntry, ...] = CATALOGUE

    def import_model(
        self, place: Path, name: str | None, watch: Watch, *, accepts_notice: bool = False
    ) -> importing.Imported:
        """Take a model into the store; see `model_store.importing.import_model`.

        Args:
            place: where it lies.
            name: which model; None lets its files tell.
            watch: may stop it.
            accepts_notice: whether the user has read and accepted the notice of the model, if it has one.

        Raises:
            RequestError: nothing tells which model it is, or its notice was not accepted.
            ModelStoreError, SaveError, Cancelled: likewise.
        """
        entry = self._accepted(place, name, accepts_notice=accepts_notice)
        return importing.import_model(self.store, entry, place, watch.cancel, watch.progress)

    def adopt_model(self, place: Path, name: str | None, watch: Watch, *, accepts_notice: bool = False) -> Record:
        """Use a model where it lies; see `model_store.adopting.adopt_model`. Arguments are those of `import_model`.

        Raises:
            RequestError: nothing tells which model it is, or its notice was not accepted.
            ModelStoreError, SaveError, Cancelled: likewise.
        """
        entry = self._accepted(place, name, accepts_notice=accepts_notice)
        return adopting.adopt_model(self.store, entry, place, watch.cancel, watch.progress)

    def export_model(self, name: str, target: Path, piece_bytes: int | None, watch: Watch) -> exporting.Exported:
        """Write a bundle of a model; see `model_store.exporting.export_model`.

        Raises:
            RequestError: there is no model of that name.
            ModelStoreError, SaveError, Cancelled: likewise.
        """
        entry = entry_named(name, self.catalogue)
        return exporting.export_model(self.store, entry, target, watch.cancel, watch.progress, piece_bytes)

    def verify_model(self, name: str, watch: Watch) -> Verification:
        """Read every byte of a model and compare; see `model_store.verifying.verify_model`.

        Raises:
            RequestError: there is no model of that name.
            ModelStoreError, SaveError, Cancelled: likewise.
        """
        entry = entry_named(name, self.catalogue)
        return verifying.verify_model(self.store, entry, watch.cancel, watch.progress)

    def repair_model(self, verification: Verification, place: Path | None, download: Download, watch: Watch) -> None:
        """Replace the files that a verification found broken, and only those.

        Args:
            verification: what was found.
            place: where the right files lie; None fetches them.
            download: fetches what is missing.
            watch: may stop it.

        Raises:
            ModelStoreError: the model is used in place or in use, or the place has not the right files.
            SaveError, Cancelled: likewise.
        """
        record, broken = verification.record, verification.broken
        entry = entry_named(record.manifest.name, self.catalogue)
        verifying.check_own(record)
        if place is None:
            with self.store.writing():
                verifying.set_aside(self.store, record, broken)
            download(entry.name, watch)
        else:
            verifying.repair_from(self.store, entry, broken, place, watch.cancel, watch.progress)
        leftovers.clean(self.store, (entry.name,), {LeftoverKind.DAMAGED})

    def recorded_names(self) -> tuple[str, ...]:
        """The models that are, or were, whole."""
        return tuple(entry.name for entry in self.catalogue if self.store.record(entry.name) is not None)

    def plan_removal(self, name: str) -> removing.Removal:
        """What removing a model would do.

        Raises:
            RequestError: there is no model of that name.
            ModelStoreError: nothing of it is there.
        """
        return removing.plan_removal(self.store, entry_named(name, self.catalogue).name)

    def remove_model(self, name: str) -> removing.Removal:
        """Remove a model; see `model_store.removing.remove_model`.

        Raises:
            RequestError: there is no model of that name.
            ModelStoreError: nothing of it is there, or it is in use.
            SaveError: the store cannot be written.
        """
        return removing.remove_model(self.store, entry_named(name, self.catalogue).name)

    def find_leftovers(self, kinds: Collection[LeftoverKind]) -> tuple[Leftover, ...]:
        """What interrupted work has left, of these kinds."""
        found = leftovers.find_leftovers(self.store, self._names)
        return tuple(leftover for leftover in found if leftover.kind in kinds)

    def clean(self, kinds: Collection[LeftoverKind]) -> tuple[Leftover, ...]:
        """Delete what interrupted work has left; see `model_store.leftovers.clean`.

        Raises:
            ModelStoreError: another process changes the store, or a model is in use.
            SaveError: the store cannot be written.
        """
        return leftovers.clean(self.store, self._names, kinds)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.catalogue)

    def _accepted(self, place: Path, name: str | None, *, accepts_notice: bool) -> CatalogueEntry:
        entry = entry_named(name or name_of_model(place, self.catalogue), self.catalogue)
        if entry.notice is not None and not accepts_notice:
            raise RequestError(f"{entry.title} has a notice: {entry.notice}", "add --accept-licence if you accept it")
        return entry
