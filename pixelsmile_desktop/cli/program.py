"""From the words of a command line to its exit code, whatever happens in between."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from contextlib import ExitStack

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli.arguments import parse
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.cli.interrupts import Interrupts
from pixelsmile_desktop.cli.terminal import OutputError, Terminal, flush_stdout, prepare_streams, silence_stdout
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, PixelSmileError, RequestError
from pixelsmile_desktop.core.folders import AppFolders

logger = logging.getLogger(__name__)


def run(argv: Sequence[str] | None) -> int:
    """Run a command; every failure is one line on stderr and an exit code."""
    prepare_streams()
    try:
        code = _run_command(argv)
        flush_stdout()
    except OutputError as error:
        silence_stdout()
        Terminal().fail(str(error))
        return Exit.FAILED
    return code


def _run_command(argv: Sequence[str] | None) -> int:
    try:
        arguments = parse(None if argv is None else list(argv))
        folders = bootstrap.app_folders()
    except PixelSmileError as error:
        return _fail(error, Terminal())
    except SystemExit as ending:
        return int(ending.code or 0)
    terminal = Terminal(json_only=arguments.json)
    with bootstrap.logging_to(folders.logs) as log:
        try:
            return _work(arguments, terminal, folders)
        except (Cancelled, KeyboardInterrupt):
            terminal.say("pixelsmile: cancelled")
            return Exit.CANCELLED
        except OutputError:
            raise
        except PixelSmileError as error:
            return _fail(error, terminal)
        except MemoryError:
            terminal.fail("there is not enough memory; close other programs or choose a smaller photo")
        except Exception as error:
            logger.exception("%s failed", arguments.command)
            what = f"something unexpected happened ({type(error).__name__}: {error})"
            terminal.fail(f"{what}; {_where_the_details_are(log)}")
    return Exit.FAILED


def _fail(error: PixelSmileError, terminal: Terminal) -> int:
    terminal.fail(str(error))
    return Exit.USAGE if isinstance(error, RequestError) else Exit.FAILED


def _work(arguments: argparse.Namespace, terminal: Terminal, folders: AppFolders) -> int:
    cancel = CancelToken()
    interrupts = Interrupts(cancel)
    with interrupts.listening(), ExitStack() as endings:
        # Late, so that help, the version and wrong usage need not wait for numpy.
        from pixelsmile_desktop.cli.commands import COMMANDS, Desk
        from pixelsmile_desktop.cli.requests import settings_from
        from pixelsmile_desktop.studio.services import Watch

        settings, complaints = bootstrap.load_settings(folders)
        terminal.warn(complaints)
        settings = settings_from(arguments, settings)
        desk = Desk(terminal, settings, folders, Watch(cancel, terminal.progress), interrupts, endings)
        return COMMANDS[arguments.command](arguments, desk)


def _where_the_details_are(log: bootstrap.LogFile) -> str:
    return f"the log {log.path} {'cannot be written, so it has no' if log.broken else 'has the'} details"
