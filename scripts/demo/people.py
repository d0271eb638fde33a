"""What people who took part in some of the demo programs say: enough of them here, too few there."""

from __future__ import annotations

from scripts.demo.dice import Dice
from scripts.demo.plan import Site

QUESTIONS = 8

_HOW_MANY = {
    "cincinnati-1": 31, "cincinnati-2": 46, "houston-1": 24, "los-angeles-1": 27, "cincinnati-10": 12,
    "chicago-2": 7,
}  # fmt: skip
"""People who answered, by the key of the program. From 20 on, it is shown."""

_HAPPY = (0.86, 0.7, 0.78, 0.83, 0.52, 0.61, 0.58, 0.74)
"""How likely a yes is, question by question."""

_APART = 8
"""A family does not take part in everybody's treatment, nor does everybody finish."""


def experiences(site: Site, dice: Dice) -> list[tuple[int, str]]:
    """Each person's day and answers, a letter a question: y, p(artly), n, x (does not apply), - (none)."""
    return [
        (-dice.between(12, 400), "".join(_answer(question, dice) for question in range(QUESTIONS)))
        for _ in range(_HOW_MANY.get(site.key, 0))
    ]


def _answer(question: int, dice: Dice) -> str:
    if dice.chance(0.04):
        return "-"
    if question in (5, 6) and dice.chance(1 / _APART):
        return "x"
    return "y" if dice.chance(_HAPPY[question]) else dice.pick("ppn")
