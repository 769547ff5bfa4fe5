"""The program `fer`: its commands in the order of `fer --help`, and how it ends."""

import contextlib
import io
import sys
import traceback
from collections.abc import Callable
from typing import Annotated, NoReturn

import typer

from fer.cli import faces, objects, report, reports, training
from fer.cli.ending import Signals, of_the_machine
from fer.errors import InputError, Interrupted, WorkError
from fer.progress import visible

INTERRUPTED = 130  # exit code of what Ctrl-C ended, as shells have it
DEBUG = "--debug"
_AGAIN = "nothing half-written is left, and the same command goes on or begins anew"
COMMANDS: list[tuple[str, Callable[..., None], str]] = [
    ("train", training.train, "train --data fer2013.csv --recipe cpu --run reports/runs/first"),
    ("recipes", training.recipes, "recipes cpu"),
    ("report", report.report, "report --data fer2013.csv --recipe cpu --run reports/runs/first --out reports"),
    ("notebooks", reports.notebooks, "notebooks --language zh-TW --out notebooks-zh"),
    ("predict", faces.predict, "predict --run reports/runs/first --images test_img --out prediction.csv"),
    ("sweep", training.sweep, "sweep --data fer2013.csv --recipe cpu --folds 5 --seeds 3 --out reports/runs/folds"),
    ("check-data", faces.check_source, "check-data fer2013.csv"),
    ("hand-in", reports.hand_in_folder, "hand-in --run reports/runs/mine --out hw3 --language zh-TW"),
    ("suspects", faces.suspects, "suspects --run reports/runs/mine --out suspects.csv"),
    ("card", reports.card, "card --run reports/runs/mine"),
    ("export", reports.export, "export --run reports/runs/mine --out model.onnx"),
]  # name, what it does, and an example
app = typer.Typer(
    help="Turn a folder of faces into a facial-expression model and the report that explains it.",
    pretty_exceptions_enable=False,
)
for name, command, example in COMMANDS:
    keys = f"\n\nKeys of --json: {objects.KEYS[name]}." if name in objects.KEYS else ""
    app.command(name, epilog=f"Example: fer {example}{keys}")(command)


@app.callback()
def whole(
    debug: Annotated[
        bool,
        typer.Option(DEBUG, help="Show the traceback of a fault that is otherwise one line, too; with any command."),
    ] = False,
) -> None:
    """Its option may stand behind the command as well: `main` reads it."""


def main() -> None:
    """Run the command line. One line on stderr and exit code 2 for bad input, 1 for a fault of the machine, and that of
    the signal for what one ended; a traceback and 1 for a fault of ours."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal has no letters for is shown escaped
            stream.reconfigure(errors="backslashreplace")
    words = [word for word in sys.argv[1:] if word != DEBUG]
    debug = len(words) < len(sys.argv) - 1
    with Signals() as signals:
        try:
            code = app(words or ["--help"], standalone_mode=False)
        except (InputError, WorkError) as error:
            if debug:
                traceback.print_exception(error)
            _end(str(error), 2 if isinstance(error, InputError) else 1)
        except typer.TyperException as error:  # an unknown option, a value of the wrong type
            _end(f"{error.format_message().rstrip('.')}; see fer --help", 2)
        except (Interrupted, KeyboardInterrupt) as stop:
            _end(f"{signals.words()}; {stop or _AGAIN}", signals.code())
        except BrokenPipeError:  # whoever read what is said has gone
            sys.exit(1)
        except Exception as error:
            if debug or (found := of_the_machine(error)) is None:
                raise
            _end(*found)
        if code == INTERRUPTED:  # typer's own, for a KeyboardInterrupt
            _end(f"{signals.words()}; {_AGAIN}", signals.code())
    sys.exit(code)


def _end(line: str, code: int) -> NoReturn:
    with contextlib.suppress(OSError):  # of a terminal that has gone
        print(f"fer: {visible(line)}", file=sys.stderr)
    sys.exit(code)
