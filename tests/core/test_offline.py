"""The libraries are told to stay away from the network, in words that they understand."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pixelsmile_desktop.core.offline import OFFLINE_ENVIRONMENT, is_offline_wanted, stay_offline

ROOT = Path(__file__).resolve().parents[2]


def test_a_process_that_stays_offline_has_every_variable() -> None:
    environment = {"HF_HUB_OFFLINE": "0", "PATH": "/bin"}
    stay_offline(environment)
    assert environment == {"PATH": "/bin", **OFFLINE_ENVIRONMENT}


@pytest.mark.parametrize("value", ["1", "ON", "yes", "True", " true "])
@pytest.mark.parametrize("name", ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"])
def test_the_user_forbids_downloads_with_the_variables_of_the_hub(name: str, value: str) -> None:
    assert is_offline_wanted({name: value})


@pytest.mark.parametrize("environment", [{}, {"HF_HUB_OFFLINE": "0"}, {"HF_HUB_OFFLINE": ""}, {"HF_HOME": "1"}])
def test_else_downloads_are_allowed(environment: dict[str, str]) -> None:
    assert not is_offline_wanted(environment)


@pytest.mark.skipif(find_spec("huggingface_hub") is None, reason="the libraries of the PixelSmile engine are missing")
def test_the_hubs_client_understands() -> None:
    code = """
import json
from huggingface_hub import constants as hub
names = ["HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "HF_HUB_DISABLE_PROGRESS_BARS",
         "HF_HUB_DISABLE_UPDATE_CHECK"]
print(json.dumps({name: getattr(hub, name) for name in names}))
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    stay_offline(environment)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stdout).values()) == {True}
