"""The faces that were found in photos, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from pixelsmile_desktop.core.catalogue import FaceFinding
from pixelsmile_desktop.core.face import Face, Pose


@dataclass(frozen=True)
class NotedFace:
    """A face as the library remembers it.

    Attributes:
        index: position among the faces of the photo, from left to right, from 0.
        box: (x, y, width, height) around it, in pixels of the picture that was looked at.
        presence: how sure the finder was, 0..1.
        pose: rotation of the head.
        findings: what may be wrong with it.
    """

    index: int
    box: tuple[float, float, float, float]
    presence: float
    pose: Pose
    findings: frozenset[FaceFinding]


def note(
    connection: Connection, photo_id: int, faces: Sequence[Face], findings: Sequence[frozenset[FaceFinding]]
) -> None:
    """Put these faces in place of what was known of a photo's faces, for its virtual copies too.

    Args:
        connection: inside a transaction.
        photo_id: the photo.
        faces: none is a finding of its own: nobody is in the photo.
        findings: for each face, what may be wrong with it.
    """
    words = [" ".join(sorted(found)) for found in findings]
    anywhere = frozenset().union(*findings)
    sharing = connection.execute("SELECT id FROM photos WHERE id = ?1 OR copy_of = ?1", (photo_id,)).fetchall()
    for (shared,) in sharing:
        connection.execute("DELETE FROM faces WHERE photo_id = ?", (shared,))
        connection.execute("DELETE FROM findings WHERE photo_id = ?", (shared,))
        connection.executemany(
            "INSERT INTO faces VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (shared, face.index, *face.box, face.presence, face.pose.yaw, face.pose.pitch, face.pose.roll, said)
                for face, said in zip(faces, words, strict=True)
            ),
        )
        connection.executemany("INSERT INTO findings VALUES (?, ?)", ((shared, str(found)) for found in anywhere))
        connection.execute("UPDATE photos SET face_count = ? WHERE id = ?", (len(faces), shared))


def of_photo(connection: Connection, photo_id: int) -> tuple[NotedFace, ...]:
    """The faces of a photo, from left to right; none before anybody looked."""
    rows = connection.execute("SELECT * FROM faces WHERE photo_id = ? ORDER BY face_index", (photo_id,))
    return tuple(
        NotedFace(
            row["face_index"],
            (row["x"], row["y"], row["width"], row["height"]),
            row["presence"],
            Pose(row["yaw"], row["pitch"], row["roll"]),
            frozenset(map(FaceFinding, row["findings"].split())),
        )
        for row in rows
    )
