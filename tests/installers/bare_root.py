"""A bare Debian, in a folder, to install the package into."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT_VARIABLE = "PIXELSMILE_BARE_ROOT"
"""Names a folder that `debootstrap --variant=minbase` made, to be copied; without it one is made anew."""

ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
"""Of every process inside: nothing of whoever runs the tests."""

_SUITE = "bookworm"
_MIRROR = "http://deb.debian.org/debian"


class BareRoot:
    """A Debian of its own, but for the kernel, the network and the screen.

    Args:
        folder: where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, *words: str) -> list[str]:
        """What runs a command inside."""
        return ["chroot", str(self.folder), *words]

    def run(self, *words: str, environment: Mapping[str, str] | None = None, check: bool = True) -> str:
        """Run a command inside to its end; what it printed."""
        done = subprocess.run(
            self.command(*words), env=ENVIRONMENT | dict(environment or {}), capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout + done.stderr

    def install(self, *packages: str) -> str:
        """Install packages, by name or by path inside, with what they depend on and nothing else."""
        options = ["-y", "-qq", "--no-install-recommends", "--reinstall", "--allow-downgrades"]
        return self.run("apt-get", "install", *options, *packages, environment={"DEBIAN_FRONTEND": "noninteractive"})

    def inside(self, path: str) -> Path:
        """Where a path of that Debian lies here."""
        return self.folder / path.lstrip("/")

    def files(self) -> set[str]:
        """Every file, but for what the system writes while it runs."""
        found: set[str] = set()
        for top in self.folder.iterdir():
            if top.name not in {"dev", "proc", "run", "sys", "tmp", "var"}:
                inside = top.rglob("*") if top.is_dir() and not top.is_symlink() else [top]
                found |= {path.relative_to(self.folder).as_posix() for path in inside if not path.is_dir()}
        return found


def missing_for_a_root() -> str:
    """Why there can be no such Debian here; empty if there can."""
    if os.name == "nt" or os.geteuid() != 0:
        return "needs the rights of root"
    if ROOT_VARIABLE not in os.environ and shutil.which("debootstrap") is None:
        return "needs debootstrap"
    return ""


@contextmanager
def bare_root(folder: Path) -> Iterator[BareRoot]:
    """A Debian with nothing but its base, for as long as it is needed."""
    ready = os.environ.get(ROOT_VARIABLE)
    if ready:
        subprocess.run(["cp", "-a", f"{ready}/.", str(folder)], check=True)
    else:
        subprocess.run(["debootstrap", "--variant=minbase", _SUITE, str(folder), _MIRROR], check=True)
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    with ExitStack() as endings:
        for kind, name in (("proc", "proc"), ("devpts", "dev/pts")):
            (folder / name).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "-t", kind, kind, str(folder / name)], check=True)
            endings.callback(subprocess.run, ["umount", "-l", str(folder / name)], check=False)
        root = BareRoot(folder)
        root.run("apt-get", "update", "-qq")
        yield root
