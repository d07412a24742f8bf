"""What the commands print: the objects of `--json` and the lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pixelsmile_desktop.core.engine import PasteBackReport
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.studio.batch import BatchItem, BatchState
from pixelsmile_desktop.studio.doctor import Diagnosis, PixelSmileReadiness
from pixelsmile_desktop.studio.edit import SavedEdit


def edit_object(saved: SavedEdit) -> dict[str, Any]:
    """What `edit --json` prints; `looks` only of an edit that gives further faces mixes of their own."""
    result = saved.result
    box = result.changed_box
    said: dict[str, Any] = {
        "output": str(saved.output),
        "engine": str(result.engine),
        "size": [result.photo.width, result.photo.height],
        "faces": [_face_object(face) for face in result.faces],
        "mix": result.request.mix.as_dict(),
        "seed": result.request.options.seed,
        "changed_box": None if box is None else [box.x0, box.y0, box.x1, box.y1],
        "identity": result.identity,
        "seconds": round(result.seconds, 3),
        "warnings": list(saved.warnings),
        "paste_back": [_paste_back_object(report) for report in result.paste_back],
    }
    if result.request.others:
        said["looks"] = [
            {"face": face.index, "mix": result.request.mix_of(face.index).as_dict()} for face in result.faces
        ]
    return said


def faces_object(photo: Photo, faces: Sequence[Face]) -> dict[str, Any]:
    """What `faces --json` prints."""
    found = [
        _face_object(face) | {"blendshapes": {name: round(float(v), 4) for name, v in face.blendshapes.items()}}
        for face in faces
    ]
    return {"size": [photo.width, photo.height], "faces": found}


def batch_object(items: Sequence[BatchItem], seconds: float, *, cancelled: bool) -> dict[str, Any]:
    """What `batch --json` prints."""
    return {
        "done": [
            {"photo": str(item.photo), "output": str(item.output), "warnings": list(item.warnings)}
            for item in items
            if item.state is BatchState.DONE
        ],
        "skipped": [
            {"photo": str(item.photo), "output": str(item.output)} for item in items if item.state is BatchState.SKIPPED
        ],
        "failed": [
            {"photo": str(item.photo), "error": item.error} for item in items if item.state is BatchState.FAILED
        ],
        "cancelled": cancelled,
        "seconds": round(seconds, 3),
    }


def batch_summary(items: Sequence[BatchItem], total: int, seconds: float) -> str:
    """How a batch went, in words."""
    counts = {state: sum(item.state is state for item in items) for state in BatchState}
    parts = [f"{counts[BatchState.DONE]} done"]
    if counts[BatchState.SKIPPED]:
        parts.append(f"{counts[BatchState.SKIPPED]} were done before")
    if counts[BatchState.FAILED]:
        parts.append(f"{counts[BatchState.FAILED]} failed")
    if len(items) < total:
        parts.append(f"{total - len(items)} not begun")
    photos = "1 photo" if total == 1 else f"{total} photos"
    return f"{photos}: {', '.join(parts)}, in {seconds:.1f} s"


def edit_summary(result: EditResult) -> str:
    """What an edit did, in words."""
    engine = {"instant": "Instant", "pixelsmile": "PixelSmile"}[str(result.engine)]
    if result.changed_box is None:
        asked = ", ".join(map(str, result.request.mixes))
        return f"{asked}: nothing changed ({engine}, {result.seconds:.2f} s)"
    similar = "" if result.identity is None else f", similarity of the person {result.identity:.2f}"
    return f"{'; '.join(_edited_parts(result))} ({engine}, {result.seconds:.2f} s{similar})"


def _edited_parts(result: EditResult) -> list[str]:
    """Each mix and its faces: `happy 0.8: face 0, 2`."""
    request = result.request
    if not result.faces:
        return [f"{request.mix}: the whole picture"]
    faces = {mix: [face.index for face in result.faces if request.mix_of(face.index) == mix] for mix in request.mixes}
    return [f"{mix}: face {', '.join(map(str, indices))}" for mix, indices in faces.items()]


def face_lines(faces: Sequence[Face]) -> list[str]:
    """A table of faces with what they show most, and what may spoil an edit."""
    lines = ["face       x      y  width  height  presence   yaw  pitch   roll  shows"]
    for face in faces:
        x, y, width, height = face.box
        pose = face.pose
        strongest = sorted(face.blendshapes.items(), key=lambda item: -item[1])[:3]
        shows = ", ".join(f"{name} {value:.2f}" for name, value in strongest if value >= 0.2 and name != "_neutral")
        lines.append(
            f"{face.index:>4}  {x:>6.0f} {y:>6.0f} {width:>6.0f}  {height:>6.0f}  {face.presence:>8.2f} "
            f"{pose.yaw:>5.0f} {pose.pitch:>6.0f} {pose.roll:>6.0f}  {shows or 'little'}"
        )
        lines.extend(f"      {warning}" for warning in face.warnings)
    return lines


def doctor_lines(diagnosis: Diagnosis) -> list[str]:
    """The diagnosis as aligned lines."""
    facts = diagnosis.as_dict()
    engines = facts["engines"]
    rows = [
        ("PixelSmile Desktop", facts["version"]),
        ("Python", facts["python"]),
        ("system", facts["os"]),
        ("processor", facts["cpu"]),
        ("memory", _gigabytes(facts["ram_gb"])),
        *(("graphics", f"{gpu['name']}, {_gigabytes(gpu['vram_gb'])}") for gpu in facts["gpus"]),
        ("Instant engine", _readiness(engines["instant"])),
        ("PixelSmile engine", _readiness(engines["pixelsmile"])),
        *_plan_rows(diagnosis.pixelsmile),
        ("free disk space", _gigabytes(facts["disk_free_gb"])),
        *((f"{name} folder", folder) for name, folder in facts["folders"].items()),
    ]
    return [f"{name:<19} {value}" for name, value in rows]


def _plan_rows(pixelsmile: PixelSmileReadiness) -> list[tuple[str, str]]:
    """The plan with its reason, then what else could be pinned."""
    if pixelsmile.plan is None:
        return []
    rows = [("plan", _plan_line(pixelsmile.plan)), ("", pixelsmile.plan.reason)]
    return rows + [("other plan", _plan_line(plan)) for plan in pixelsmile.others]


def _plan_line(plan: Plan) -> str:
    needs = f"{plan.vram_gb:.1f} GB on {plan.device}, {plan.ram_gb:.1f} GB of memory"
    return f"{plan.name}: about {_duration(plan.seconds)} an edit, {needs}{'' if plan.fits else '; does not fit'}"


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 2 * 3600 else f"{seconds / 3600:.0f} h"


def _readiness(engine: dict[str, Any]) -> str:
    return "ready" if engine["ready"] else f"not ready: {engine['why']}"


def _gigabytes(number: float | None) -> str:
    return "unknown" if number is None else f"{number:.1f} GB"


def _paste_back_object(report: PasteBackReport | None) -> dict[str, Any] | None:
    if report is None:
        return None
    return {
        "shift": [round(value, 2) for value in report.shift],
        "scale": round(report.scale, 5),
        "rotation": round(report.rotation, 3),
        "changed_area": round(report.changed_area, 4),
        "seam": round(report.seam, 2),
    }


def _face_object(face: Face) -> dict[str, Any]:
    return {
        "index": face.index,
        "box": [round(float(value), 1) for value in face.box],
        "presence": round(float(face.presence), 4),
        "yaw": round(float(face.pose.yaw), 2),
        "pitch": round(float(face.pose.pitch), 2),
        "roll": round(float(face.pose.roll), 2),
    }
