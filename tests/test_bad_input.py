"""Every bad input is refused in a line that says what is wrong, and runs no code; the code itself unpickles nothing."""

import ast
import signal
from pathlib import Path

import pytest
from bad_input import data, runs, words
from bad_input.case import REFUSED, Answer, Case, answer, fault

from fer.progress import visible

ROOT = Path(__file__).parents[1]
CASES = [*data.CASES, *runs.RUNS, *words.CASES]
SECONDS = 60  # for one of them, on a busy machine: what waits for a pipe, or builds a giant, takes for ever
UNPICKLE = {"pickle", "dill", "joblib", "shelve", "marshal", "cloudpickle"}


class TooLong(BaseException):
    """No Exception, for those are turned into answers."""


@pytest.fixture
def in_time():
    def stop(*_):
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_one_clear_line(case, tmp_path, tiny_run, in_time):
    assert fault(case, answer(case, tmp_path, tiny_run.path), tmp_path) is None


def test_there_are_many_and_no_two_of_one_name():
    assert len({case.name for case in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize(
    ("code", "said", "amiss"),
    [
        (REFUSED, "reading faces\nfer: a.csv, row 3: no pixels\n", None),
        (0, "fer: a.csv, row 3: no pixels; left out\nsaved out.csv\n", None),
        (1, "fer: a.csv, row 3: no pixels\n", "exit code 1"),
        (REFUSED, "a.csv, row 3: no pixels\n", "no line of a refusal"),
        (REFUSED, "row 3: no pixels\nfer: see fer --help\n", "does not say"),
        (REFUSED, "Traceback (most recent call last):\n  ...\nfer: a.csv, row 3: no pixels\n", "a traceback"),
        (REFUSED, "fer: a.csv, row 3: no pixels\x1b[2J\n", "a terminal would obey"),
    ],
)
def test_an_answer_that_is_no_clear_line_is_found(tmp_path, code, said, amiss):
    case = Case("a row without pixels", lambda *_: [], "row 3: no pixels", code=code if code != 1 else REFUSED)
    found = fault(case, Answer(code, said), tmp_path)
    assert found is None if amiss is None else amiss in found


def called(path: Path) -> list[tuple[str, ast.Call]]:
    """The calls in a file, by the last part of their name."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [(ast.unparse(call.func), call) for call in calls]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fer").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_nothing_is_unpickled(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not UNPICKLE & {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module in UNPICKLE:
            assert {alias.name for alias in node.names} <= {"UnpicklingError"}
    for name, call in called(path):
        words = {word.arg: ast.unparse(word.value) for word in call.keywords}
        if name == "torch.load":
            assert words["weights_only"] == "True"
        if name == "np.load":
            assert words["allow_pickle"] == "False"
        assert name not in ("eval", "exec", "pd.read_pickle", "os.system")
        assert words.get("shell", "False") == "False"
        assert not name.startswith("yaml.") or name.endswith("safe_load")


def test_what_a_terminal_would_obey_is_written_out():
    assert visible("a\x1b[31mb\r\u202ec\nd 臉") == "a\\x1b[31mb\\r\\u202ec\nd 臉"
