"""Reading a spreadsheet of our curators: rows become what they say, or problems with their row's number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q, QuerySet
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Result

from programs.curation import Told
from programs.models import Program, Source

from .cells import Known

MOST_ROWS: Final = 50_000
MOST_TOLD: Final = 200
"""Problems and changes that a page shows."""

ROW: Final = "row in the file"
AT_ONCE: Final = 500


class Problem(NamedTuple):
    """What is wrong with a row: its number in the file, and a sentence."""

    row: int
    sentence: str


class Change(NamedTuple):
    """What one row, or several that belong together, would change."""

    row: int
    program: str
    what: str
    before: str
    after: str


class Said(NamedTuple):
    """What a program is told to be, from one day of one sheet."""

    program: int
    on: date
    told: Told


class Problems(Result):
    """What the library found wrong, and how often; the rows themselves are not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Problem] = []
        self.count = 0

    def append_row_result(self, row_result: Any) -> None:
        """Nothing: a row's outcome is in what it says."""

    def append_invalid_row(self, number: int, row: Any, validation_error: ValidationError) -> None:
        self.add(row[ROW], " ".join(sentences(validation_error)))

    def append_error_row(self, number: int, row: Any, errors: Sequence[Any]) -> None:
        raise errors[0].error

    def add(self, row: int, sentence: str) -> None:
        self.count += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(Problem(row, sentence))


def sentences(error: ValidationError) -> Iterator[str]:
    """What a row's error says, each with the column it is about."""
    listed = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for column, messages in listed.items():
        before = "" if column == NON_FIELD_ERRORS else f"{column.replace('_', ' ').capitalize()}: "
        yield from (f"{before}{message}" for message in messages)


class NoLoader(BaseInstanceLoader):
    """No row is looked up: what is known is read at once, and compared in the end."""

    def get_instance(self, row: Any) -> None:
        return None


class SheetResource(ModelResource):
    """One kind of sheet. A subclass says what a row means (`take`) and what it would change (`changes`)."""

    program = Field(attribute="program", column_name="program", widget=Known("program", "slug"))

    needs: tuple[str, ...] = ()
    """The columns without which a file is no such sheet."""

    class Meta:
        instance_loader_class = NoLoader
        clean_model_instances = True
        import_id_fields = ()
        skip_diff = True
        report_skipped = False

    def __init__(self, *, on: date, source: Source, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on, self.source = on, source
        self.first_row: dict[Any, int] = {}

    @classmethod
    def get_result_class(cls) -> type[Problems]:
        return Problems

    def read(self, columns: Sequence[str], rows: Iterable[tuple[int, dict[str, str]]]) -> Problems:
        """Read every row; afterwards `changes` and `said` tell what they come to."""
        dataset = tablib.Dataset(headers=[*columns, ROW])
        for number, cells in rows:
            dataset.append([*(cells.get(name, "") for name in columns), number])
        found = self.import_data_inner(dataset, True, False, False, False)
        for error in found.base_errors:
            raise error.error
        return found

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Look every program of the sheet up, at once."""
        slugs = sorted({str(slug).strip() for slug in dataset["program"]})
        self.programs: dict[int, Program] = {}
        for start in range(0, len(slugs), AT_ONCE):
            found = Program.objects.filter(slug__in=slugs[start : start + AT_ONCE]).exclude(status="merged")
            self.programs |= {program.pk: program for program in found.only("slug", "name", "status")}
        self.fields["program"].widget.rows = {one.slug: one for one in self.programs.values()}

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """As the model says, but for what would ask the database at each row: foreign keys and doubles."""
        errors = dict(import_validation_errors or {})
        pointing = {field.name for field in instance._meta.concrete_fields if field.is_relation}
        exclude = pointing | set(errors) | self.unchecked(instance)
        try:
            instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def unchecked(self, instance: Any) -> set[str]:
        """Columns that the model's own rules do not fit."""
        return set()

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        self.take(instance, row, row[ROW])

    def take(self, instance: Any, row: Any, number: int) -> None:
        """Keep what a row says."""
        raise NotImplementedError

    def once(self, key: Any, number: int) -> None:
        """Refuse to be told the same thing twice."""
        first = self.first_row.setdefault(key, number)
        if first != number:
            raise ValidationError(f"Row {first} says it already.")

    def day(self, row: Any) -> date:
        """The day of a row, or that of the whole sheet."""
        return self.fields["observed_on"].widget.clean(row.get("observed_on")) or self.on

    def in_programs(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """The rows of the sheet's programs."""
        numbers = sorted(self.programs)
        for start in range(0, len(numbers), AT_ONCE):
            yield from rows.filter(Q(program__in=numbers[start : start + AT_ONCE]))

    def changes(self) -> Iterator[Change]:
        """What the sheet would change, row by row. What is known already is left out."""
        raise NotImplementedError

    def said(self) -> Iterator[Said]:
        """What the sheet says that is not known already, program by program."""
        raise NotImplementedError
