"""A person's own network: code runs only where it was named, and never out of a run folder."""

import hashlib
import sys

import pytest

from fer.errors import InputError
from fer.models import own_code
from fer.models.build import build, defaults_of, options_of

CODE = """
from torch import nn

def small(width: int = 4, dropout=0.1, words=("a",)):
    return nn.Sequential(nn.Conv2d(1, width, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 7))

def needs(width):
    return small(width)

def fails():
    raise RuntimeError("no such thing\\nat all")
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A person stands in a folder with a module of networks, and has named none of them yet."""
    for name in (own_code.NAMED, own_code.FOLDER):
        monkeypatch.setenv(name, "")  # so that what is set later is taken back
        monkeypatch.delenv(name)
    (tmp_path / "own_nets_of_a_test.py").write_text(CODE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("own_nets_of_a_test")]:
        del sys.modules[name]


def named(function: str) -> str:
    name = f"own_nets_of_a_test:{function}"
    own_code.allow(name)
    return name


def test_no_code_runs_that_was_not_named(folder):
    (folder / "own_nets_of_a_test.py").write_text("open('ran', 'w')")
    for name in ("own_nets_of_a_test:small", "os:getcwd"):
        with pytest.raises(InputError, match="does not come with this program"):
            build(name)
    named("other")
    with pytest.raises(InputError, match="does not come with this program"):
        build("own_nets_of_a_test:small")
    assert not (folder / "ran").exists()
    assert "own_nets_of_a_test" not in sys.modules


def test_no_code_runs_out_of_a_run_folder(folder, monkeypatch):
    for name in ("config.json", "status.json"):
        (folder / name).write_text("{}")
    with pytest.raises(InputError, match="no code is taken from a run folder"):
        build(named("small"))
    monkeypatch.setenv(own_code.FOLDER, "/")  # nor where it lies on Python's path
    sys.path.insert(0, str(folder))
    with pytest.raises(InputError, match="no code is taken from a run folder"):
        build(named("small"))
    assert "own_nets_of_a_test" not in sys.modules


def test_a_process_that_starts_elsewhere_finds_the_folder(folder, monkeypatch):
    name = named("small")
    monkeypatch.chdir("/")
    assert build(name, width=5).last_convolution.out_channels == 5


def test_what_another_process_needs_is_the_name_and_the_folder(folder):
    assert own_code.variables() == {}
    name = named("small")
    assert own_code.variables() == {own_code.NAMED: name, own_code.FOLDER: str(folder)}


def test_options_are_those_of_the_signature_that_a_word_can_give(folder):
    assert list(options_of(named("small"))) == ["width", "dropout", "last_convolution"]
    assert defaults_of(named("small")) == {"width": 4, "dropout": 0.1, "last_convolution": None}
    with pytest.raises(InputError, match="'own_nets_of_a_test:small' has no option 'widht'; did you mean 'width'"):
        build(named("small"), widht=3)
    with pytest.raises(InputError, match="parameter 'width' has no default"):
        build(named("needs"))


def test_annotations_that_cannot_be_read_and_parameters_without_number_tell_nothing(folder):
    code = CODE + "\ndef open(*sizes, width: 'No.Such' = 4, **more):\n    return small(width)\n"
    (folder / "own_nets_of_a_test.py").write_text(code)
    assert list(options_of(named("open"))) == ["width", "last_convolution"]
    assert build(named("open"), width=5).last_convolution.out_channels == 5


def test_code_that_is_no_file_is_refused(folder):
    own_code.allow("sys:getsizeof")
    for asked in (own_code.digest, own_code.files_of):
        with pytest.raises(InputError, match=r"the code of module sys cannot be read; keep it in a \.py file"):
            asked("sys:getsizeof")
    with pytest.raises(InputError, match="its parameters cannot be read; call it in a function of your own"):
        own_code.options_of("sys:getsizeof")


def test_of_a_network_that_is_installed_no_neighbours_go_along(folder, monkeypatch):
    (folder / "own_nets_of_a_test_more.py").write_text("WIDTH = 4\n")
    (folder / "own_nets_of_a_test.py").write_text("import own_nets_of_a_test_more\n" + CODE)
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    sys.path.insert(0, str(folder))
    assert list(own_code.files_of(named("small"))) == ["own_nets_of_a_test.py"]


def test_the_code_is_known_by_its_file(folder):
    assert own_code.digest(named("small")) == hashlib.sha256(CODE.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no_such_module_at_all:net", "no module no_such_module_at_all in .* or among what is installed"),
        ("own_nets_of_a_test:smal", "has no function 'smal'; it has small, needs, fails"),
        ("own_nets_of_a_test.py:small", "write it as module:function"),
        ("own_nets_of_a_test:", "write it as module:function"),
        ("own_nets_of_a_test:fails", "making it raised RuntimeError: no such thing$"),
        ("own_nets_of_a_test_words:net", "it gives a dict, no torch.nn.Module$"),
        ("own_nets_of_a_test_broken:net", r"cannot be imported: SyntaxError: .*, line 2\)"),
        ("own_nets_of_a_test_raising:net", r"cannot be imported: ZeroDivisionError: .*raising.py, line 1\)"),
        ("own_nets_of_a_test_missing:net", "cannot be imported: ModuleNotFoundError: .*no_such_module_at_all"),
    ],
)
def test_what_cannot_be_had_is_one_line(folder, name, says):
    (folder / "own_nets_of_a_test_broken.py").write_text("import os\ndef net(:\n")
    (folder / "own_nets_of_a_test_raising.py").write_text("1 / 0")
    (folder / "own_nets_of_a_test_missing.py").write_text("import no_such_module_at_all")
    (folder / "own_nets_of_a_test_words.py").write_text("def net(): return {}")
    own_code.allow(name)
    with pytest.raises(InputError, match=says) as refusal:
        build(name)
    assert "\n" not in str(refusal.value)


def test_what_a_network_imports_from_its_folder_goes_along(folder):
    (folder / "own_nets_of_a_test_more").mkdir()
    (folder / "own_nets_of_a_test_more" / "__init__.py").write_text("")
    (folder / "own_nets_of_a_test_more" / "parts.py").write_text("WIDTH = 4\n")
    (folder / "own_nets_of_a_test_unused.py").write_text("")
    code = "from own_nets_of_a_test_more.parts import WIDTH\n" + CODE
    (folder / "own_nets_of_a_test.py").write_text(code)
    files = own_code.files_of(named("small"))
    assert sorted(files) == [
        "own_nets_of_a_test.py",
        "own_nets_of_a_test_more/__init__.py",
        "own_nets_of_a_test_more/parts.py",
    ]
    assert all(path == folder.resolve() / place for place, path in files.items())


def test_of_a_package_all_of_it_goes_along(folder):
    package = folder / "own_nets_of_a_test_whole"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "nets.py").write_text(CODE)
    (package / "later.py").write_text("")
    own_code.allow("own_nets_of_a_test_whole.nets:small")
    files = own_code.files_of("own_nets_of_a_test_whole.nets:small")
    assert {path.name for path in files.values()} == {"__init__.py", "nets.py", "later.py"}
    assert "own_nets_of_a_test_whole/nets.py" in files
