"""The counts as Markdown: intervals first, then verdicts; what misses its limit by more than chance is in bold."""

from collections.abc import Sequence

from error_rates.case import INTERVALS_HOLD_AT_LEAST, VERDICTS_ERR_AT_MOST, Coverage
from error_rates.repeat import Rate
from fer.statistics.interval import LEVEL, share

SURE = 0.999  # of a miss: among some hundred cases at their limit chance alone would pass 95 % several times


def written(rates: Sequence[Rate], *, repeats: int) -> str:
    """The whole of coverage.md but its last line, the machine's."""
    intervals = [rate for rate in rates if isinstance(rate.case, Coverage)]
    verdicts = [rate for rate in rates if not isinstance(rate.case, Coverage)]
    return (
        f"# Error rates\n\nWritten by `make bench`. Each row was tried on {repeats:,} data sets of known truth by the "
        "code that the report runs; in brackets the 95 % interval of the count.\n\n"
        f"## Intervals\n\nNominal {LEVEL:.0%}; none may hold the truth in less than {INTERVALS_HOLD_AT_LEAST:.0%}.\n\n"
        f"{_rows(intervals, 'held the truth')}\n"
        "## Verdicts\n\nUnder the null that each names; none may be claimed in more than "
        f"{VERDICTS_ERR_AT_MOST:.0%}.\n\n"
        f"{_rows(verdicts, 'claimed')}"
    )


def misses(rate: Rate) -> bool:
    """Does the whole interval of the count, at the confidence SURE, lie on the wrong side of its limit?"""
    seen = share(rate.happened, rate.repeats, level=SURE)
    if isinstance(rate.case, Coverage):
        return seen.high < INTERVALS_HOLD_AT_LEAST
    return seen.low > VERDICTS_ERR_AT_MOST


def _rows(rates: Sequence[Rate], seen: str) -> str:
    """A row a name of a chapter, a column a number of faces."""
    sizes = sorted({rate.case.faces for rate in rates})
    header = f"| chapter | what | {' | '.join(f'{seen}, {faces:,} faces' for faces in sizes)} |\n"
    lines = [header, f"|---|---|{'--:|' * len(sizes)}\n"]
    named: dict[tuple[str, str], dict[int, Rate]] = {}
    for rate in rates:
        named.setdefault((rate.chapter, rate.case.name), {})[rate.case.faces] = rate
    for (chapter, name), by_size in named.items():
        cells = [_cell(by_size[faces]) if faces in by_size else "" for faces in sizes]
        lines.append(f"| {chapter} | {name} | {' | '.join(cells)} |\n")
    return "".join(lines)


def _cell(rate: Rate) -> str:
    text = "{:.1%} ({:.1%}–{:.1%})".format(*share(rate.happened, rate.repeats)).replace("%", "\N{NO-BREAK SPACE}%")
    return f"**{text}**" if misses(rate) else text
