"""Colour profiles made here, so that none has to be bundled: matrix and gamma, or grey and gamma."""

import struct

import numpy as np

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_D65, _D50_XY = (0.3127, 0.3290), (0.3457, 0.3585)


def matrix_profile(red, green, blue, white, gamma):
    """An RGB profile. Source: ICC.1:2022, 8.3; colours adapted to D50 by Bradford's matrix, as annex E says."""
    primaries = np.array([_xyz(xy) for xy in (red, green, blue)]).T
    to_xyz = primaries * np.linalg.solve(primaries, _xyz(white))
    scale = (_BRADFORD @ np.array(_D50)) / (_BRADFORD @ _xyz(white))
    adapted = np.linalg.inv(_BRADFORD) @ np.diag(scale) @ _BRADFORD @ to_xyz
    curve = _curve(gamma)
    tags = {b"wtpt": _point(_D50)}
    for column, name in enumerate("rgb"):
        tags[name.encode() + b"XYZ"] = _point(adapted[:, column])
        tags[name.encode() + b"TRC"] = curve
    return _profile(b"RGB ", tags)


def grey_profile(gamma):
    return _profile(b"GRAY", {b"wtpt": _point(_D50), b"kTRC": _curve(gamma)})


def _xyz(xy):
    x, y = xy
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _fixed(value):
    return struct.pack(">i", round(float(value) * 65536))


def _point(xyz):
    return b"XYZ " + bytes(4) + b"".join(_fixed(value) for value in xyz)


def _curve(gamma):
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)


def _profile(space, tags):
    table, data = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, body in tags.items():
        table += name + struct.pack(">II", start + len(data), len(body))
        data += body
    size = start + len(data)
    header = struct.pack(">I4xI4s4s4s", size, 0x02400000, b"mntr", space, b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(_fixed, _D50))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


ADOBE_RGB = matrix_profile((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), _D65, 2.2)
DISPLAY_P3 = matrix_profile((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), _D65, 2.2)
PROPHOTO = matrix_profile((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), _D50_XY, 1.8)
GREY = grey_profile(1.8)
"""Gamma 1.8, so that it matters whether it is looked at."""
WIDE = {"AdobeRGB": ADOBE_RGB, "Display P3": DISPLAY_P3, "ProPhoto": PROPHOTO}
