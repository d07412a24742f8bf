"""Records and configurations to make tests of."""

from pathlib import Path
from typing import Any

SIDE = 64


def record(first: str = "fear", second: str = "surprised", *, name: str = "r", suffix: str = "png") -> dict[str, Any]:
    """A record as a line of a dataset holds it."""
    return {
        "id": name,
        "src": {"image": f"neutral.{suffix}"},
        "dst": [
            {"image": f"{each}.{suffix}", "category": each, "scores": {each: score}}
            for each, score in ((first, 0.9), (second, 0.7))
        ],
    }


def write_config(folder: Path, base: Path, records: Path, **sections: dict[str, Any]) -> Path:
    """A configuration for the tiny model: 4 short steps without judges, unless sections say otherwise."""
    values: dict[str, dict[str, Any]] = {
        "model": {"folder": str(base), "precision": "fp32"},
        "data": {"records": str(records), "side": SIDE, "cache": "cache", "workers": 1},
        "adapter": {"rank": 4, "alpha": 8, "export": "fp32"},
        "loss": {"contrast_weight": 0, "identity_weight": 0},
        "optimizer": {"learning_rate": 1e-3, "warm_up": 0},
        "run": {
            "output": "run",
            "steps": 4,
            "batch": 1,
            "device": "cpu",
            "checkpoint_every": 100,
            "samples_every": 0,
            "log_every": 1,
        },
    }
    for name, section in sections.items():
        values[name] |= section
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "config.toml"
    path.write_text("".join(f"[{name}]\n{_lines(section)}\n" for name, section in values.items()))
    return path


def _lines(section: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in section.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str | Path) else repr(value)
