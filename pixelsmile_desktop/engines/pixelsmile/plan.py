"""From what a computer has and what the user wishes to how the model is held there. Pure: no file, no clock, no torch.

`plan_ladder` gives every rung with its estimates; `choose_plan` takes the first that fits. Who runs out of memory all
the same remembers the rung (`outgrown.OutgrownRungs`) and asks again, which gives the next one down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts
from pixelsmile_desktop.engines.pixelsmile.needs import Job, edit_seconds, load_seconds, needs_of
from pixelsmile_desktop.engines.pixelsmile.places import Place, places_on
from pixelsmile_desktop.engines.pixelsmile.rungs import RUNGS, Rung

_LARGEST_BATCH = 8
"""More intensities in one pass gain no speed, and delay the first picture."""


@dataclass(frozen=True)
class PlanWishes:
    """What the user wants.

    Attributes:
        size: side of the generated pictures in pixels.
        steps: denoising steps.
        intensities: how many pictures of one face.
        adapters: how many adapter files are used.
        precision: of the transformer's weights; `auto` takes the best that fits.
        pinned: name of the rung that must be used, whether it seems to fit or not; None for the best that fits.
    """

    size: int
    steps: int
    intensities: int = 1
    adapters: int = 1
    precision: Precision = Precision.AUTO
    pinned: str | None = None


@dataclass(frozen=True)
class _Candidate:
    """A rung on this computer.

    Attributes:
        plan: with its estimates.
        shortfall: how many GiB are missing in all.
        lack: what is missing, in words; empty if nothing is.
        remark: what to know about the device, a clause; may be empty.
    """

    plan: Plan
    shortfall: float
    lack: str
    remark: str


def plan_ladder(hardware: Hardware, model: ModelFacts, wishes: PlanWishes) -> tuple[Plan, ...]:
    """Every way to render here, best first: on the better graphics processor, then on the processor.

    Args:
        hardware: the computer, while the model is not loaded.
        model: what is to be loaded.
        wishes: size and steps; a precision or a name leaves only the rungs of that precision or name.

    Raises:
        RequestError: the name is of no rung, or none of what was wished can work on this computer.
    """
    return tuple(_with_reason(candidate) for candidate in _candidates(hardware, model, wishes))


def choose_plan(
    hardware: Hardware, model: ModelFacts, wishes: PlanWishes, outgrown: frozenset[str] = frozenset()
) -> Plan:
    """The best plan that fits and has not run out of memory before; the reason says why it is not a better one.

    Args:
        hardware: the computer, while the model is not loaded.
        model: what is to be loaded.
        wishes: size and steps; a precision or a name leaves only the rungs of that precision or name.
        outgrown: names of rungs that ran out of memory on this computer before; a pinned one is used all the same.

    Returns:
        A plan; if none fits, the one that lacks least, with `fits` False.

    Raises:
        RequestError: see `plan_ladder`.
    """
    candidates = _candidates(hardware, model, wishes)
    if wishes.pinned is not None:
        return _with_reason(candidates[0])
    above: _Candidate | None = None
    for candidate in candidates:
        if candidate.plan.fits and candidate.plan.name not in outgrown:
            return _with_reason(candidate, above)
        # What kept the cards from it says more of a plan for the processor than what kept another such plan.
        if above is None or above.plan.device == "cpu" or candidate.plan.device != "cpu":
            above = candidate
    least = min(candidates, key=lambda candidate: (candidate.shortfall, candidate.plan.ram_gb))
    if least.lack:
        reason = _sentence(
            f"Nothing fits this computer: the least, {least.plan.name}, needs {least.lack}", least.remark
        )
    else:
        reason = "Everything that ought to fit this computer ran out of memory before."
    return replace(least.plan, fits=False, reason=reason)


def _candidates(hardware: Hardware, model: ModelFacts, wishes: PlanWishes) -> list[_Candidate]:
    """Of the graphics processors only the best one's; the processor's stand at the end."""
    rungs = _wished_rungs(wishes)
    *cards, processor = (
        [_candidate(rung, model, wishes, place) for rung in rungs if place.admits(rung)]
        for place in places_on(hardware)
    )
    candidates = min(filter(None, cards), key=_rank, default=[]) + processor
    if not candidates:
        raise _impossible(wishes, rungs[0], hardware)
    return candidates


def _wished_rungs(wishes: PlanWishes) -> list[Rung]:
    if wishes.pinned is not None:
        pinned = [rung for rung in RUNGS if rung.name == wishes.pinned]
        if not pinned:
            names = ", ".join(rung.name for rung in RUNGS)
            raise RequestError(f"there is no plan {wishes.pinned!r}", f"choose one of {names}")
        return pinned
    if wishes.precision is Precision.AUTO:
        return [rung for rung in RUNGS if rung.on_cpu or rung.precision is not Precision.FP32]
    return [rung for rung in RUNGS if rung.precision is wishes.precision]


def _impossible(wishes: PlanWishes, rung: Rung, hardware: Hardware) -> RequestError:
    places = places_on(hardware)
    cards = [place.gpu for place in places if place.gpu is not None]
    why = rung.why_impossible(cards[0]) if cards else f"it needs a graphics processor, and {places[-1].remark}"
    here = ", ".join(rung.name for rung in RUNGS if any(place.admits(rung) for place in places))
    wished = f"the plan {wishes.pinned}" if wishes.pinned else f"the precision {wishes.precision}"
    return RequestError(f"{wished} cannot be used here: {why}", f"choose one of the plans {here}")


def _rank(ladder: Sequence[_Candidate]) -> tuple[int, float, float]:
    """Smaller for the better graphics processor: the higher rung fits, then the faster, then the less is missing."""
    order = [rung.name for rung in RUNGS]
    first = next((candidate.plan for candidate in ladder if candidate.plan.fits), None)
    shortfall = min(candidate.shortfall for candidate in ladder)
    return (len(order), 0.0, shortfall) if first is None else (order.index(first.name), first.seconds, shortfall)


def _candidate(rung: Rung, model: ModelFacts, wishes: PlanWishes, place: Place) -> _Candidate:
    job = _largest_job(rung, model, wishes, place)
    needs = needs_of(rung, model, job, place.gpu)
    shortfalls = place.room.shortfalls(needs)
    plan = Plan(
        name=rung.name,
        device=place.device,
        precision=rung.precision,
        transformer=rung.transformer,
        text_encoder_precision=rung.encoder_precision,
        text_encoder=rung.encoder,
        modulation_table=rung.modulation_table,
        tiled_vae=job.tiled_vae,
        batch=job.batch,
        vram_gb=needs.vram_gb,
        ram_gb=needs.ram_gb,
        disk_gb=needs.disk_gb,
        load_seconds=load_seconds(rung, model, place.gpu),
        seconds=edit_seconds(rung, model, job, place.gpu, place.cores),
        fits=not shortfalls,
        reason=rung.meaning,
    )
    lack = " and ".join(words for _, words in shortfalls)
    return _Candidate(plan, sum(gap for gap, _ in shortfalls), lack, place.remark)


def _largest_job(rung: Rung, model: ModelFacts, wishes: PlanWishes, place: Place) -> Job:
    """With an autoencoder in one piece if there is room for that, and then as many intensities in a pass as fit."""
    most = 1 if place.gpu is None else min(wishes.intensities, _LARGEST_BATCH)
    alone = Job(wishes.size, wishes.steps, wishes.intensities, batch=1, tiled_vae=True, adapters=wishes.adapters)
    for tiled in (False, True):
        for batch in range(most, 0, -1):
            job = replace(alone, batch=batch, tiled_vae=tiled)
            if not place.room.shortfalls(needs_of(rung, model, job, place.gpu)):
                return job
    return alone


def _with_reason(candidate: _Candidate, above: _Candidate | None = None) -> Plan:
    """The plan with its reason in one sentence: what it is, what it takes or lacks, and what was wrong with `above`."""
    plan = candidate.plan
    amount = plan.ram_gb if plan.device == "cpu" else plan.vram_gb
    says = f"{plan.reason}, needs {candidate.lack}" if candidate.lack else f"{plan.reason}: {amount:.1f} GiB"
    if above is not None:
        obstacle = f"needs {above.lack}" if above.lack else "ran out of memory here before"
        says += f", because {above.plan.name} {obstacle}"
    return replace(plan, reason=_sentence(says, candidate.remark))


def _sentence(says: str, remark: str) -> str:
    return f"{says}; {remark}." if remark else f"{says}."
