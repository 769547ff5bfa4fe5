"""The answer of question 2 and its verdict, as English says them."""

from fer.training.facts import Facts
from fer.training.findings import verdict as findings
from fer.wording.load import load

ENGLISH = load("en")


def answer(found: Facts) -> str:
    return ENGLISH.text(findings.answer(found)).replace("\N{NO-BREAK SPACE}", " ")


def verdict(found: Facts) -> str:
    return "\n\n".join(map(ENGLISH.text, findings.verdict(found)))
