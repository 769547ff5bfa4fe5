"""What a source calls its classes: known names, and what a person says of names and numbers that are not known."""

import csv
import io
import shlex
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from fer.data.emotions import EMOTIONS, Emotion, index_of, names
from fer.errors import InputError

_LONGEST = 255  # letters of a name that is shown whole: no folder has a longer one
_SHOWN = 10  # numbers that a line names
LEFT_OUT = -2  # the label of faces of a class that a person wants left out, while a source is read


def _numbered(emotions: Iterable[Emotion], first: int) -> str:
    return ",".join(f"{number}={emotion.en}" for number, emotion in enumerate(emotions, start=first))


_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}  # alone: NFKC would take a raised ² for a 2, too
_FER2013 = {str(k) for k in range(len(EMOTIONS))}
_RAF_DB = ("RAF-DB", "1=surprise,2=fear,3=disgust,4=happy,5=sad,6=angry,7=neutral")
_KNOWN_NUMBERS = {
    frozenset("1234567"): (_RAF_DB, ("FER2013 counted from 1", _numbered(EMOTIONS, 1))),
    frozenset("123456"): (
        ("FER2013 without angry", _numbered(EMOTIONS[1:], 1)),
        ("FER2013 counted from 1, without neutral,", _numbered(EMOTIONS[:-1], 1)),
    ),
    frozenset("01234567"): (
        ("AffectNet", "0=neutral,1=happy,2=sad,3=surprise,4=fear,5=disgust,6=angry,7="),
        ("CK+", _numbered(EMOTIONS, 0) + ",7="),
    ),
}  # whose classes are these numbers, and what to say where a source is theirs


@dataclass(frozen=True)
class Classes:
    """What a person said of a source's classes: the label of each name or number, LEFT_OUT for those to leave out."""

    said: tuple[tuple[str, int], ...] = ()
    _met: set[str] = field(default_factory=set, compare=False, repr=False)  # names that a reader has asked about

    @classmethod
    def read(cls, words: str | None) -> "Classes":
        """Of "1=surprise,contempt=": a name or number of the source, and what it is here; nothing to leave it out.

        A name with a comma stands in double quotes, as in a csv; an equals sign may stand in any name, for the last one
        is what parts it from its class. Raises InputError where a part has no such form, or names none of our classes,
        or speaks of one name twice, and for words that say nothing.
        """
        said: dict[str, int] = {}
        for part in _parts(words or ""):
            if not part.strip():
                continue
            name, equals, meant = part.rpartition("=")
            word, label = _plain(name), index_of(meant) if meant.strip() else LEFT_OUT
            if not equals or not word:
                raise InputError(f'classes "{part.strip()}": write NAME=CLASS, or NAME= to leave a class out')
            if label is None:
                raise InputError(
                    f'classes "{part.strip()}": {meant.strip()} is no class; choose of {", ".join(names())}'
                )
            if said.setdefault(word, label) != label:
                raise InputError(f'classes "{words}": speaks of {word} twice; say one thing of it')
        if words is not None and not said:
            raise InputError(f'classes "{words}": says nothing; write NAME=CLASS, or leave --classes out')
        return cls(tuple(said.items()))

    def of(self, name: str) -> int | None:
        """The label of a name or number, or LEFT_OUT; None where neither the person nor custom says what it is.

        Numbers are FER2013's, 0 to 6, unless the person gave a number another meaning.
        """
        word = _plain(name)
        said = dict(self.said)
        self._met.add(word)
        if word in said:
            return said[word]
        if word in _FER2013:
            return None if self.renumbers() else int(word)
        return index_of(name)

    def unmet(self) -> tuple[str, ...]:
        """The names that the person speaks of, and no reader has asked about: nothing in the source is called so."""
        return tuple(name for name, _ in self.said if name not in self._met)

    def renumbers(self) -> bool:
        """Has the person said which class some number is?"""
        return any(word.isdecimal() and label != LEFT_OUT for word, label in self.said)

    def refuse_bare_numbers(self, place: str, found: Iterable[str]) -> None:
        """InputError where classes are named by numbers of which nobody says what they are.

        Data sets number their classes differently. Only 0 to 6, all of them and no others, are taken for FER2013's.
        """
        numbers = {word for word in map(_plain, found) if word.isdecimal()}
        said = dict(self.said)
        if not numbers or (numbers == _FER2013 and not said) or numbers <= set(said):
            return
        raise _ambiguous(place, numbers, set(said))

    def refuse_other_numbers(self, place: str, found: Iterable[str]) -> None:
        """InputError where the labels of a csv, all together, may be counted from 1: where they are 1 to 6 or 1 to 7.

        Other sets of 0 to 6 are FER2013's. Nothing is open where the person said what each number is.
        """
        numbers = {_plain(word) for word in found}
        said = {word for word, _ in self.said}
        if "0" not in numbers and frozenset(numbers) in _KNOWN_NUMBERS and not numbers <= said:
            raise _ambiguous(place, numbers, said)


def unknown(place: str, what: str, word: str) -> InputError:
    """The error of a class that is none of ours."""
    if len(word) > _LONGEST:
        return InputError(f"{place}: {what} {word[:20]!r}, and so on, is none of {', '.join(names())}; mend it")
    return InputError(
        f"{place}: {what} {word!r} is none of {', '.join(names())}; say which it is with --classes "
        f"{_pasted(word, 'CLASS')}, or leave it out with --classes {_pasted(word, '')}"
    )


def _parts(words: str) -> list[str]:
    """What stands between the commas, but for those in double quotes."""
    if words.count('"') % 2:
        raise InputError(
            f"classes {words!r}: a double quote is not closed; one that is part of a name is written twice"
        )
    try:
        return next(csv.reader([words], skipinitialspace=True), [])
    except csv.Error as error:
        raise InputError(f"classes {words[:20]!r}: {error}; write NAME=CLASS, with commas between") from None


def _pasted(name: str, meant: str) -> str:
    """NAME=CLASS as a shell takes it for one word, the name as `Classes.read` takes it."""
    field = io.StringIO()
    csv.writer(field, lineterminator="").writerow([name])
    said = f"{field.getvalue()}={meant}"
    return shlex.quote(said) if any(letter in said for letter in '"$`\\!') else f'"{said}"'


def _ambiguous(place: str, numbers: set[str], said: set[str]) -> InputError:
    """The error of numbers for classes, of which some are said and the others may mean one thing or another."""
    unsaid = [_short(word) for word in sorted(numbers - said, key=lambda word: (len(word), word))]
    open_ones = ", ".join(unsaid[:_SHOWN]) + (f" and {len(unsaid) - _SHOWN} more" if len(unsaid) > _SHOWN else "")
    owners = _KNOWN_NUMBERS.get(frozenset(numbers), (_RAF_DB,))
    examples = ", ".join(f'those of {owner} would be --classes "{words}"' for owner, words in owners)
    return InputError(
        f"{place}: classes are named by numbers ({open_ones}), which mean different things in different data sets; "
        f"say which they are with --classes; {examples}"
    )


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[:20]}…"


def _plain(name: str) -> str:
    """A word without blanks and case, its letters composed; 01, 1.0 and the full-width １ are 1.

    A Mac parts letters and their marks in the names of files, which a person types as one.
    """
    word = unicodedata.normalize("NFC", name.strip().casefold().translate(_FULL_WIDTH))
    whole, _, fraction = word.partition(".")
    if whole.isascii() and whole.isdecimal() and len(whole) < 10 and not fraction.strip("0"):
        return str(int(whole))
    return word
