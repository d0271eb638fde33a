"""The call sheets of several programs: what each has not answered, or answers with a no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from programs import packing, schedule
from programs.call_sheet import Sheet, sheet
from programs.matching import NO, NOT_STATED, YES, Answers, Decision, licensed
from programs.models import Fact, Program, SearchRow
from programs.my_week import fits_by_program
from programs.profile.questions import known, unstated
from programs.query import SearchQuery

_FIT_ANSWERS = {schedule.Fits: YES, schedule.FitsIfLate: NOT_STATED, schedule.Clashes: NO}
ONLINE = {"telehealth", "hybrid"}


def call_sheets(
    programs: Sequence[Program], facts: Mapping[int, Sequence[Fact]], query: SearchQuery
) -> dict[int, Sheet]:
    """A sheet for each program by its id; `facts` are those shown, by program id.

    A program that has closed has nothing to answer, so its sheet asks only what the facts leave open.
    """
    answers = _answers(query, [program.pk for program in programs])
    return {
        program.pk: sheet(
            query.limits,
            {name for name, answer in answers.get(program.pk, {}).items() if answer == NOT_STATED},
            {name for name, answer in answers.get(program.pk, {}).items() if answer == NO},
            unstated(program, facts.get(program.pk, ())),
            known(program, facts.get(program.pk, ())),
        )
        for program in programs
    }


def _answers(query: SearchQuery, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """What each program answers to each limit of the search, by its id and the limit's parameter."""
    rows = packing.unpack(SearchRow.objects.filter(program__in=ids).records())
    limits = tuple(limit for limit in query.limits if limit.parameter not in ("level", "state"))
    decision = Decision(rows, limits, np.full(len(rows), YES, np.int8), _given(query, rows))
    said = dict(decision.by_limit)
    if query.limit("state"):
        said["state"] = _licensed(query, rows)
    return {
        int(pk): {name: int(answer[position]) for name, answer in said.items()}
        for position, pk in enumerate(rows["program"])
    }


def _given(query: SearchQuery, rows: np.ndarray) -> dict[str, Answers]:
    """How the tracks fit the asked week; those that state no sessions have not said."""
    if not query.limit("free"):
        return {}
    fits = fits_by_program(query, rows["program"].tolist())
    answers = [_FIT_ANSWERS[type(fits[pk])] if pk in fits else NOT_STATED for pk in rows["program"].tolist()]
    return {"free": np.array(answers, np.int8)}


def _licensed(query: SearchQuery, rows: np.ndarray) -> Answers:
    """Where its online groups are licensed; no question for a program that does not say it has any."""
    online = np.any(rows["yes"] & packing.mask(ONLINE), axis=1)
    return np.where(online, licensed(rows, query.limit("state")), YES).astype(np.int8)
