"""Taking a word back after others have spoken: it goes, and theirs stands as it is now.

Where nobody has spoken since, a part is put back just as it was. Where somebody has, only the rows that the
word itself wrote are put back, and what stands then is shown. A word that somebody decided over, or that its
source said anew, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from programs.models import Program, Statement

from .deciding import show
from .facts import mark_standing
from .fields import Said, write_fields
from .keeping import Hand, Row, read_row, set_row
from .parts import State, read_part, rows_of, write_parts
from .writing import remove_rows, write_rows

MARKS: Final = ("decided_on", "set_aside_on")
"""What a curator's choice leaves on the rows of others."""

SHOWN: Final = "current"
NUMBERS: Final = ("phones", "said:phones")
"""Two parts of one word."""


def take_back_parts(
    program: Program, before: Mapping[str, State], after: Mapping[str, State], hand: Hand
) -> list[str]:
    """Put back what a word changed from `before` to `after`. Returns the parts left alone."""
    changed = [part for part, state in after.items() if read_part(program, part) != state]
    mixed = {part: Words(program, part, before[part], after[part]) for part in changed}
    left = [part for part, words in mixed.items() if not words.can_go]
    left += [part for part in NUMBERS if part in before and part not in left and {*left} & {*NUMBERS}]
    shown = [words for part, words in mixed.items() if part not in left]
    write_parts(
        program, {part: state for part, state in before.items() if part not in (*changed, *left)}, hand
    )
    for words in shown:
        words.go(hand)
    return left


class Words:
    """What all sources say of one part: before a word, after it, and now."""

    def __init__(self, program: Program, part: str, before: State, after: State) -> None:
        self.program, self.part, self.was = program, part, before
        self.by_source = part.startswith(("fact:", "field:", "said:"))
        self.before, self.after = _by_source(before), _by_source(after)
        self.now = {row.source_id: row for row in rows_of(program, part)} if self.by_source else {}

    @property
    def own(self) -> list[int]:
        """The sources whose word was written or withdrawn, but for that of whoever lists the program: it was
        noted beside the first word of somebody else."""
        sources = {**self.before, **self.after}
        changed = [one for one in sources if _word(self.before.get(one)) != _word(self.after.get(one))]
        return [one for one in changed if one != self.program.source_id or one in self.before]

    @property
    def can_go(self) -> bool:
        """Whether the rows that the word wrote are as it left them."""
        return self.by_source and all(
            _kept(self.now.get(one)) == _bare(self.after.get(one)) for one in self.own
        )

    def go(self, hand: Hand) -> None:
        """Put those rows back, and show what stands."""
        own = self.own
        gone = [self.now.pop(one) for one in own if one in self.now and one not in self.before]
        for one in own:
            if one in self.before:
                set_row(self._row(one), self.before[one])
        for one in {*self.before, *self.after} - {*own}:
            self._unmark(one)
        gone += self._noted()
        rows = list(self.now.values())
        remove_rows(rows_of(self.program, self.part).model, [row.pk for row in gone], hand)
        mark_standing(rows)
        write_rows(rows, hand, last=SHOWN)
        self._show(rows, hand)

    def _row(self, source: int) -> Any:
        return self.now.setdefault(source, rows_of(self.program, self.part).model())

    def _unmark(self, source: int) -> None:
        """Another's row is as free as before, unless somebody has decided about it since."""
        row, before, after = self.now.get(source), self.before.get(source), self.after.get(source)
        if row and before and after and _marks(read_row(row)) == _marks(after):
            set_row(row, {name: before[name] for name in MARKS})

    def _noted(self) -> Sequence[Any]:
        """The word of whoever lists the program, where it was noted for the comparison alone."""
        source = self.program.source_id
        row = self.now.get(source)
        alone = len(self.now) == 1 and not self.before
        if (
            row is None
            or not alone
            or _word(read_row(row), dated=False) != _word(self.after.get(source), dated=False)
        ):
            return ()
        return [self.now.pop(source)]

    def _show(self, rows: Iterable[Any], hand: Hand) -> None:
        stands = next((row for row in rows if row.current), None)
        if isinstance(stands, Statement):
            if not self._is_shown(stands):
                show(self.program, [Statement.objects.select_related("source").get(pk=stands.pk)], hand)
        elif self.part.startswith("field:"):
            value = Said(self.was["value"], columns=self.was["columns"])
            write_fields(self.program, {self.part.removeprefix("field:"): value}, hand)

    def _is_shown(self, stands: Statement) -> bool:
        """Whether the numbers are put back already, which is more than one source's list."""
        own = self.program.phones.filter(source=stands.source_id)
        numbers = [list(number) for number in own.values_list("kind", "number", "extension")]
        return self.part == "said:phones" and numbers == stands.value


def _by_source(state: State) -> dict[int, Row]:
    rows = state["said"] if isinstance(state, dict) else state
    return {row["source_id"]: row for row in rows if "source_id" in row}


def _bare(row: Row | None) -> Row | None:
    """A row without whether it is shown, which follows from the others."""
    return row and {name: value for name, value in row.items() if name != SHOWN}


def _kept(row: Any) -> Row | None:
    return _bare(read_row(row)) if row is not None else None


def _word(row: Row | None, *, dated: bool = True) -> Row | None:
    """What is said, without what a curator thinks of it."""
    left = (SHOWN, *MARKS) if dated else (SHOWN, *MARKS, "observed_on")
    return row and {name: value for name, value in row.items() if name not in left}


def _marks(row: Row) -> list[Any]:
    return [row[name] for name in MARKS]
