"""The peak memory of the calling process alone."""

import re
import resource
from pathlib import Path


def peak_megabytes() -> float:
    """The most memory that this process has held since its program began.

    On Linux `getrusage` also counts what the process that started it held, before the new program took its place.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024
