"""All languages can say the same, and none of them decides what is said."""

from itertools import combinations

import pytest

from fer.wording.load import languages, load
from tests.wording.packages import asked, decisions, differences, modules, package, program, sentences, shared, used

pytestmark = pytest.mark.whole

PROGRAM = program()
MODULES = [(code, place) for code in languages() for place in modules(package(code))]


@pytest.fixture(scope="module")
def asked_for():
    """What the program asks for, whichever language answers."""
    return asked(PROGRAM)


@pytest.fixture(scope="module")
def used_keys():
    """The keys of any language that the program names."""
    return used(PROGRAM, {key for code in languages() for key in sentences(package(code))})


def write(folder, **files):
    """A language's package, a module a file."""
    folder.mkdir()
    (folder / "__init__.py").write_text('"""A language."""\n')
    for name, source in files.items():
        (folder / f"{name}.py").write_text(source)
    return folder


@pytest.mark.parametrize("pair", list(combinations(languages(), 2)), ids=str)
def test_languages_say_the_same_things(pair):
    assert differences(*map(package, pair)) == []


@pytest.mark.parametrize("code", languages())
def test_a_language_joins_sentences_to_a_paragraph(code):
    assert "One." in load(code).module("prose").paragraph(["One.", "Two."])


@pytest.mark.parametrize(("code", "place"), MODULES)
def test_words_decide_nothing(code, place):
    assert decisions(modules(package(code))[place]) == []


@pytest.mark.parametrize("code", languages())
def test_every_key_that_is_asked_for_is_there(asked_for, code):
    known = sentences(package(code))
    assert [f"{found.place}: {found.key}" for found in asked_for if found.key not in known] == []


@pytest.mark.parametrize("code", languages())
def test_the_values_passed_are_those_that_a_sentence_takes(asked_for, code):
    known = sentences(package(code))
    wrong = [
        f"{found.place}: {found.key}"
        for found in asked_for
        if found.key in known
        and (
            not found.names <= set(known[found.key].names)
            or (found.complete and not known[found.key].required <= found.names)
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("code", languages())
def test_every_sentence_is_asked_for(used_keys, code):
    known = set(sentences(package(code)))
    assert sorted(known - used_keys - shared(package(code))) == []


def test_what_two_languages_do_not_have_alike_is_found(tmp_path):
    one = write(tmp_path / "aa", prose="def plural(): ...", shared="def f(x, *, y=1): return '[@fig:a]'", alone="")
    same = write(tmp_path / "bb", prose="", shared="def f(x, *, y=2): return 'Ja, [@fig:a].'", alone="def _g(): ...")
    assert differences(one, same) == []
    other = write(tmp_path / "cc", shared="def f(x, *, z=1): return '[@tab:a]'\ndef g(): ...")
    assert differences(one, other) == [
        "alone: not in both",
        "shared.g: not in both",
        "shared.f: other parameters",
        "shared: [@fig:a] not in both",
        "shared: [@tab:a] not in both",
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("x is None or x is not None", []),
        ("'more' if n > 1 else ''", ["1: n > 1"]),
        ("x == None", ["1: x == None"]),
        ("x in (None, 1)", ["1: x in (None, 1)"]),
        ("text[1:]", ["1: text[1:]"]),
        ("NAMES[k]", []),
        ("text.replace('a', 'b')", ["1: text.replace('a', 'b')"]),
        ("'more' if more and not fewer else ''", []),
        ("'(a)' if isinstance(value, Mapping) else value", []),
        ("'more' if int(p * 20) else ''", ["1: int(p * 20)"]),
        ("'more' if found.more else ''", ["1: found.more"]),
        ("[name for name in names if name.wide]", ["1: name.wide"]),
        ("['less', 'more'][bool(n)]", ["1: bool(n)"]),
        ("['less', 'more'][n % 2]", ["1: n % 2"]),
        ("max(shares)", ["1: max(shares)"]),
        ("sorted(names)", ["1: sorted(names)"]),
        ("import operator", ["1: import operator"]),
        ("from re import sub", ["1: from re import sub"]),
        ("from fer.wording.en.prose import count", []),
        ("match n:\n    case 1: 'one'", ["1: match n:"]),
        ("def f(text: str): return text[0]", ["1: text[0]"]),
        ("def f(text: str): return text[-1]", ["1: text[-1]"]),
        ("def f(pair: tuple[int, int]): return pair[0] + _SIZES[1]", []),
        ("def f(a: tuple[int, int]): return a[0]\ndef g(a: str): return a[0]", ["2: a[0]"]),
        ("def f(name: str): return NAMES[name] + NAMES['other']", []),
        ("text.strip()", ["1: text.strip()"]),
    ],
)
def test_decisions_in_words_are_found(tmp_path, line, found):
    (tmp_path / "words.py").write_text(line)
    assert decisions(tmp_path / "words.py") == found


def test_keys_are_found_where_they_are_asked_for():
    source = 'say("a.b" if x else "a.c", n=1)\npage.words("a.d.e", **names)\ntabulate("a.rows", [])\nsay("Some text.")'
    found = asked({"f.py": source})
    assert [(of.key, of.place, sorted(of.names), of.complete) for of in found] == [
        ("a.b", "f.py:1", ["n"], True),
        ("a.c", "f.py:1", ["n"], True),
        ("a.d.e", "f.py:2", [], False),
        ("a.rows", "f.py:3", [], False),
    ]


def test_a_key_put_together_of_names_is_used():
    sources = {"f.py": 'key = "high" if x else "low"\nsay(f"a.{key}_end")', "g.py": 'whole: int\n"a.b"'}
    keys = {"a.high_end", "a.low_end", "a.mid_end", "a.whole_end", "a.b", "a.c"}
    assert used(sources, keys) == keys - {"a.mid_end", "a.c"}


def test_what_another_module_imports_is_shared(tmp_path):
    folder = write(tmp_path / "aa", one="def f(): ...\ndef g(): ...", two="from fer.wording.aa.one import f")
    assert shared(folder) == {"one.f"}
