"""Who uses which model: as long as one is loaded, it is neither removed nor repaired.

Every use is a file of its own that its process holds locked, so a use ends with its process, however that ends: the
system drops the lock, and the next one who looks clears the file away. A gate, locked for moments only, keeps a use from
beginning while somebody who has found none begins to change the model.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import PixelSmileError
