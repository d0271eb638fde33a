"""Deciding on candidates: who matches, who might, the count behind every option and every relaxed limit.

Each limit answers YES, NOT_STATED or NO for each program. Options of one limit widen (the best answer
counts), limits narrow (the worst answer counts). YES everywhere is a match; a NO anywhere leaves the
program out; what remains might fit, and lists what it has not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from programs import packing
from programs.query import Limit
from programs.vocabulary import Category, bit, terms_in

NO, NOT_STATED, YES = 0, 1, 2
Answers = npt.NDArray[np.int8]
Given = Mapping[str, Answers]

TERM_PARAMETERS = (
    Category.DELIVERY, Category.PAYS, Category.INSURER, Category.THERAPY, Category.SERVICE,
    Category.MEDICATION, Category.SERVES, Category.LANGUAGE, Category.ACCESS, Category.FOCUS,
    Category.ACCREDITED,
)  # fmt: skip
OFFERED = {
    parameter: tuple(term.code for term in terms_in(parameter) if term.offered)
    for parameter in TERM_PARAMETERS
}
"""The options of each of them."""

_HOW_MANY = [len(codes) for codes in OFFERED.values()]
_POSITIONS = np.array([bit(code) for codes in OFFERED.values() for code in codes])

ROWS_AT_ONCE = 512
"""Unpacked, their bits are under a megabyte."""

PARTS = {"day": 1, "evening": 2, "weekend": 4}
OPEN = ("taking",)
_TAKING = packing.OPENINGS.index("taking")


class Tally(NamedTuple):
    """How many programs say yes to an option, and how many have not said."""

    yes: int
    not_stated: int


def three_state(yes: np.ndarray, no: np.ndarray) -> Answers:
    """YES where `yes`, else NO where `no`, else NOT_STATED."""
    return np.maximum(yes * np.int8(YES), np.int8(NOT_STATED) - no)


def answer(rows: np.ndarray, limit: Limit, given: Given) -> Answers:
    """What each row answers to one limit; limits that need more than the row come in `given`."""
    if limit.parameter in given:
        return given[limit.parameter]
    if limit.parameter in TERM_PARAMETERS:
        return terms_answer(rows, limit.options)
    return _ANSWERS[limit.parameter](rows, limit.options)


def terms_answer(rows: np.ndarray, codes: Iterable[str]) -> Answers:
    """YES where any of the terms is a yes; NO where all of them are a no."""
    said, denied = np.zeros(len(rows), bool), np.ones(len(rows), bool)
    for word, wanted in enumerate(packing.mask(codes)):
        if wanted:
            said |= (rows["yes"][:, word] & wanted) != 0
            denied &= (rows["no"][:, word] & wanted) == wanted
    return three_state(said, denied)


def _when(rows: np.ndarray, options: tuple[str, ...]) -> Answers:
    parts = sum(PARTS[option] for option in set(options))
    fits = rows["parts"] >> parts & 1 == 1
    return three_state(fits, rows["parts"] & 1 == 1)


def _open(rows: np.ndarray, options: tuple[str, ...]) -> Answers:
    return three_state(rows["opening"] == _TAKING, rows["opening"] > _TAKING)


def _age(rows: np.ndarray, options: tuple[str, ...]) -> Answers:
    """From stated ages first; else from the age groups that the program says it takes."""
    age = int(options[0])
    youngest, oldest = rows["min_age"], rows["max_age"]
    stated = (youngest != packing.NO_AGE) | (oldest != packing.NO_AGE)
    outside = (youngest != packing.NO_AGE) & (age < youngest) | (oldest != packing.NO_AGE) & (age > oldest)
    by_group = terms_answer(rows, age_groups(age))
    return np.where(stated, np.where(outside, NO, YES), by_group).astype(np.int8)


def age_groups(age: int) -> tuple[str, ...]:
    """The directory's age groups that a person of this age belongs to."""
    if age < 18:
        return ("adolescents",)
    groups = ("adults", "young-adults") if age <= 25 else ("adults",)
    return (*groups, "seniors") if age >= 65 else groups


def _max_weekly(rows: np.ndarray, options: tuple[str, ...]) -> Answers:
    """Options are whole US dollars a week."""
    stated = rows["week_cents"] != packing.NO_PRICE
    affordable = rows["week_cents"] <= int(options[0]) * 100
    return three_state(stated & affordable, stated & ~affordable)


_ANSWERS = {"when": _when, "open": _open, "age": _age, "max_weekly": _max_weekly}


def licensed(rows: np.ndarray, states: Iterable[str]) -> Answers:
    """Whether online sessions may be attended from any of these states."""
    wanted = np.uint64(packing.state_mask(states))
    stated = rows["licence_stated"] == 1
    return three_state((rows["licensed"] & wanted) != 0, stated)


def tally(answers: Answers) -> Tally:
    """How many rows answer yes, and how many have not said."""
    return Tally(int(np.count_nonzero(answers == YES)), int(np.count_nonzero(answers == NOT_STATED)))


class Decision:
    """What a set of candidate rows answers to a set of limits.

    `scope` is the answer of what lies under every limit (the radius, the state one sits in): rows
    answering NO there are not candidates. `given` holds answers that need more than the rows.
    """

    def __init__(self, rows: np.ndarray, limits: tuple[Limit, ...], scope: Answers, given: Given) -> None:
        self.rows, self.limits, self.scope = rows, limits, scope
        self.by_limit = {limit.parameter: answer(rows, limit, given) for limit in limits}
        self.answer = self.as_if_without()

    def as_if_without(self, parameter: str = "", scope: Answers | None = None) -> Answers:
        """The answers if this limit were not set (and, if given, with another scope)."""
        others = [a for name, a in self.by_limit.items() if name != parameter]
        return reduce(np.minimum, others, self.scope if scope is None else scope)

    def matches(self) -> np.ndarray:
        """Positions of the rows that fit."""
        return np.flatnonzero(self.answer == YES)

    def not_stated(self, position: int) -> list[str]:
        """The limits that the row at this position has not answered."""
        return [name for name, answers in self.by_limit.items() if answers[position] == NOT_STATED]

    def share_not_stated(self) -> np.ndarray:
        """For each row, which part of what was asked it has not answered, 0 to 1."""
        if not self.by_limit:
            return np.zeros(len(self.rows))
        shares: np.ndarray = np.mean([a == NOT_STATED for a in self.by_limit.values()], axis=0)
        return shares

    def term_tallies(self) -> dict[str, dict[str, Tally]]:
        """The count of every offered term, by parameter: {"pays": {"medicaid": Tally(4, 2)}}.

        One matrix product counts all terms under all combinations of the other limits. A program inside that
        says neither yes nor no has not said.
        """
        without: dict[str, Answers] = {
            p: self.as_if_without(p) for p in TERM_PARAMETERS if p in self.by_limit
        }
        without[""] = self.answer
        kept = np.flatnonzero(reduce(np.maximum, without.values()))
        others = np.stack([a[kept] for a in without.values()])
        yes = _counts(others == YES, self.rows["yes"][kept])
        no = _counts(others != NO, self.rows["no"][kept])
        inside = np.count_nonzero(others, axis=1)
        at = {parameter: index for index, parameter in enumerate(without)}
        under = np.repeat([at.get(parameter, at[""]) for parameter in TERM_PARAMETERS], _HOW_MANY)
        said, denied = (x[under, _POSITIONS].astype(int) for x in (yes, no))
        tallies = map(Tally, said.tolist(), (inside[under] - said - denied).tolist())
        return {parameter: dict(zip(codes, tallies, strict=False)) for parameter, codes in OFFERED.items()}


def _counts(sets: np.ndarray, words: np.ndarray) -> np.ndarray:
    """How many rows of each set have each bit: sets of shape (s, n) and n rows of words give (s, bits).

    A part at a time, so that the unpacked bits stay in the processor's cache: four times as fast.
    """
    found = np.zeros((len(sets), packing.WORDS * 64), np.float32)
    weights = sets.astype(np.float32)
    for start in range(0, len(words), ROWS_AT_ONCE):
        part = slice(start, start + ROWS_AT_ONCE)
        found += weights[:, part] @ _bits(words[part])
    return found


def _bits(words: np.ndarray) -> np.ndarray:
    """Packed words as a matrix of 0 and 1, one column a term."""
    octets = np.ascontiguousarray(words).view(np.uint8).reshape(len(words), packing.WORDS * 8)
    return np.unpackbits(octets, axis=1, bitorder="little").astype(np.float32)
