"""Programs side by side: one row for each fact, differences first, and unknown never taken for a no."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

MOST = 4
"""Programs that still fit side by side."""


class Said(Enum):
    """What is said of one fact of one program."""

    YES = "yes"
    NO = "no"
    VALUE = "value"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact of one program: what is said, in so many lines where it is a value, and who says so when.

    `doubt` is the sentence that stands beside it where readers say that it is wrong.
    """

    said: Said
    lines: tuple[str, ...] = ()
    source: str = ""
    doubt: str = ""

    @property
    def answer(self) -> str:
        """The cell in a word where it has no value: "Yes", "Not stated"."""
        return "" if self.said is Said.VALUE else WORDS[self.said]

    @property
    def words(self) -> str:
        """The whole cell in words: "Yes", "Not stated", "12 hours a week; 8 weeks"."""
        said = self.answer or "; ".join(self.lines)
        return f"{said}. {self.doubt}" if self.doubt else said


WORDS = {Said.YES: "Yes", Said.NO: "No", Said.NOT_STATED: "Not stated"}
NOT_STATED = Cell(Said.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about. `always` keeps its row even where no program says anything."""

    key: str
    name: str
    group: str = ""
    explanation: str = ""
    is_value: bool = False
    always: bool = False


class Agreement(Enum):
    """How the programs stand to one another in a row, in the order in which rows are shown."""

    DIFFERENT = "different"
    UNSAID = "unsaid"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of every program, in their order. `asked`: it is something this person asked for."""

    subject: Subject
    cells: tuple[Cell, ...]
    asked: bool = False

    @property
    def agreement(self) -> Agreement:
        """What is not stated agrees with nothing and differs from nothing."""
        known = [cell for cell in self.cells if cell.said is not Said.NOT_STATED]
        if len({(cell.said, cell.lines, cell.doubt) for cell in known}) > 1:
            return Agreement.DIFFERENT
        return Agreement.SAME if len(known) == len(self.cells) else Agreement.UNSAID

    @property
    def nobody(self) -> bool:
        """Whether nobody has said anything of it."""
        return all(cell.said is Said.NOT_STATED for cell in self.cells)

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Who says so, as (letter, source and date); one line without a letter where all agree."""
        said = [(letter(number), cell.source) for number, cell in enumerate(self.cells) if cell.source]
        if len(said) == len(self.cells) and len({source for _, source in said}) == 1:
            return [("", said[0][1])]
        return said


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand alike: values first, then what is said with a yes or a no."""

    agreement: Agreement
    values: tuple[Row, ...]
    facts: tuple[Row, ...]

    @property
    def count(self) -> int:
        return len(self.values) + len(self.facts)


def rows(
    subjects: Iterable[Subject], programs: Sequence[Mapping[str, Cell]], asked: Collection[str] = ()
) -> list[Row]:
    """A row for every subject of which some program says something, in the order of the subjects."""
    return [
        Row(
            subject,
            tuple(program.get(subject.key, NOT_STATED) for program in programs),
            subject.key in asked,
        )
        for subject in subjects
        if subject.always or any(subject.key in program for program in programs)
    ]


def sections(table: Sequence[Row], only_differences: bool = False) -> list[Section]:
    """The rows by how the programs stand, those asked for first; empty sections are left out.

    With `only_differences`, what all the programs have in common is left out too.
    """
    shown = [kind for kind in Agreement if not (only_differences and kind is Agreement.SAME)]
    found = [_section(kind, [row for row in table if row.agreement is kind]) for kind in shown]
    return [section for section in found if section.count]


def _section(agreement: Agreement, table: Sequence[Row]) -> Section:
    ordered = sorted(table, key=lambda row: not row.asked)
    return Section(
        agreement,
        tuple(row for row in ordered if row.subject.is_value),
        tuple(row for row in ordered if not row.subject.is_value),
    )


def letter(number: int) -> str:
    """The letter that stands for a program: A for the first."""
    return chr(65 + number)


def csv_rows(names: Sequence[str], found: Iterable[Section]) -> Iterator[list[str]]:
    """The table as text: a heading, then a row a fact with every program's answer and its source."""
    sources = [f"Source for {name}" for name in names]
    yield ["Fact", "Group", "How they stand", *names, *sources]
    for section in found:
        for row in (*section.values, *section.facts):
            said = [cell.words for cell in row.cells]
            sources = [cell.source for cell in row.cells]
            yield [row.subject.name, row.subject.group, section.agreement.value, *said, *sources]
