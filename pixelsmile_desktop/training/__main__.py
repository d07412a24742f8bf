"""`python -m pixelsmile_desktop.training CONFIG.toml`: trains an adapter; `dataset` builds a dataset."""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Final

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, EngineError, PixelSmileError, RequestError
from pixelsmile_desktop.core.lifeline import hold_lifeline
from pixelsmile_desktop.core.offline import stay_offline
from pixelsmile_desktop.training.builder import Pairing, build_dataset
from pixelsmile_desktop.training.config import TrainingConfig
from pixelsmile_desktop.training.config_file import read_config
from pixelsmile_desktop.training.launch import CANCELLED, RANK, WORKER, is_main_worker, is_worker, run_workers
from pixelsmile_desktop.training.preparation import prepare
from pixelsmile_desktop.training.progress_log import ProgressLog

_PACKAGES: Final = ("accelerate", "diffusers", "peft", "safetensors", "torch", "transformers")
_DONE, _FAILED, _USAGE = 0, 1, 2
_DATASET: Final = "dataset"
_LONGEST_REASON = 300


def main(words: Sequence[str] | None = None) -> int:
    """Train, or build a dataset; results on stdout, words for people on stderr; the exit code."""
    words = sys.argv[1:] if words is None else list(words)
    cancel = CancelToken()
    _listen(cancel)
    hold_lifeline(cancel)
    stay_offline(os.environ)
    try:
        if words[:1] == [_DATASET]:
            return _dataset(_dataset_parser().parse_args(words[1:]))
        return _train(_training_parser().parse_args(words), words, cancel)
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED
    except PixelSmileError as error:
        place = "" if is_main_worker() else f" in process {os.environ[RANK]}"
        print(f"pixelsmile: error{place}: {error}", file=sys.stderr)
        return _USAGE if isinstance(error, RequestError) else _FAILED


def _train(options: argparse.Namespace, words: Sequence[str], cancel: CancelToken) -> int:
    config = read_config(Path(options.config))
    _check_packages()
    if config.run.deterministic:
        # What cuBLAS asks for; read when it is first used.
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    log = _log(options, config)
    try:
        return _run(options, config, words, cancel, log)
    except (PixelSmileError, Cancelled):
        raise
    except Exception as error:
        config.run.output.mkdir(parents=True, exist_ok=True)
        path = config.run.output / f"error-{os.environ.get(RANK, '0')}.log"
        path.write_text(traceback.format_exc(), encoding="utf-8")
        told = " ".join(str(error).split())[:_LONGEST_REASON]
        what = f"something unexpected happened ({type(error).__name__}: {told})"
        raise EngineError(what, f"{path} has the details") from error
    finally:
        log.close()


def _run(
    options: argparse.Namespace, config: TrainingConfig, words: Sequence[str], cancel: CancelToken, log: ProgressLog
) -> int:
    preparation = prepare(config, cancel, ProgressLog() if options.worker else log)
    if options.check:
        return _DONE
    if config.run.processes > 1 and not is_worker():
        return run_workers(config.run.processes, words, cancel)
    from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

    silence_libraries()
    from pixelsmile_desktop.training.run import train

    result = train(preparation, cancel, log, only_precompute=options.precompute)
    if is_main_worker() and not options.json:
        print(result)
    return _DONE


def _log(options: argparse.Namespace, config: TrainingConfig) -> ProgressLog:
    """The log of this process; of several that train only one has a voice."""
    if not is_main_worker():
        return ProgressLog()
    log = ProgressLog(sys.stderr, sys.stdout if options.json else None)
    if not options.check:
        # Whoever started a worker holds the folder for all of them.
        log.open(config.run.output, tensorboard=config.run.tensorboard, alone=not options.worker)
    return log


def _dataset(options: argparse.Namespace) -> int:
    count = build_dataset(Path(options.folder), Path(options.scores), Path(options.output), Pairing(options.pairs))
    print(f"pixelsmile: {count} records", file=sys.stderr)
    print(options.output)
    return _DONE


def _check_packages() -> None:
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        what = f"what training needs is not installed (no {', '.join(missing)})"
        raise EngineError(what, "install PixelSmile Desktop with training")


def _listen(cancel: CancelToken) -> None:
    """SIGTERM and the first Ctrl-C ask for a clean end, a second Ctrl-C ends at once."""

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and cancel.requested:
            raise KeyboardInterrupt
        cancel.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)


def _training_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pixelsmile train",
        description="Train an adapter, or go on with one. To build a dataset, see `pixelsmile train dataset --help`.",
        allow_abbrev=False,
    )
    parser.add_argument("config", metavar="CONFIG.toml", help="what to train, on what, and how")
    parser.add_argument("--check", action="store_true", help="check everything, estimate memory and disk, and stop")
    parser.add_argument("--precompute", action="store_true", help="fill the cache of precomputed tensors, and stop")
    parser.add_argument("--json", action="store_true", help="print every event as one line of JSON")
    parser.add_argument(WORKER, action="store_true", help=argparse.SUPPRESS)
    return parser


def _dataset_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pixelsmile train dataset",
        description="Pair the pictures of a folder, in which every person has a folder of their own.",
        allow_abbrev=False,
    )
    parser.add_argument("folder", metavar="FOLDER", help="of folders of persons")
    parser.add_argument("scores", metavar="SCORES.csv", help="columns image, category (may be left out), expressions")
    parser.add_argument("-o", "--output", metavar="RECORDS.jsonl", required=True, help="the dataset")
    parser.add_argument(
        "--pairs",
        choices=list(Pairing),
        default=Pairing.CONFUSING,
        help="which expressions are paired: those that are easily confused, or all (default: confusing)",
    )
    return parser


def _listen_no_more() -> None:
    """A signal that comes while Python is shutting down would take the place of the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    code = main()
    _listen_no_more()
    sys.exit(code)
