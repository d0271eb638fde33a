"""How a source is described is corrected once; an import brings back only what the source newly says."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from programs.curation import correct_source, keep_source
from programs.models import Source
from tests import make

pytestmark = pytest.mark.django_db
LISTED = {
    "slug": "list",
    "name": "A List",
    "publisher": "The State",
    "observed": "survey of 2025",
    "kind": "directory",
}


@pytest.fixture
def source() -> Source:
    return keep_source(LISTED)


def test_a_correction_has_who_and_why(source: Source) -> None:
    ana = get_user_model().objects.create(username="ana")
    assert correct_source(source, {"name": "The State's List"}, by=ana, reason="As it calls itself")
    last, first = source.history.first(), source.history.last()
    assert (last.name, last.history_user, last.history_change_reason) == (
        "The State's List", ana, "As it calls itself",
    )  # fmt: skip
    assert first.name == "A List"


def test_a_correction_is_recorded_once(source: Source) -> None:
    correct_source(source, {"name": "One"}, by=None)
    correct_source(source, {"name": "Another"}, by=None)
    assert list(source.history.values_list("name", flat=True)) == ["Another", "One", "A List"]


def test_what_stood_before_is_recorded_though_nobody_was_told(source: Source) -> None:
    keep_source(LISTED | {"name": "A List of 2026"})
    correct_source(source, {"name": "One"}, by=None)
    assert source.history.all()[1].name == "A List of 2026"


def test_saying_the_same_changes_nothing(source: Source) -> None:
    before = source.history.count()
    assert not correct_source(source, {"name": "A List"}, by=None)
    assert source.history.count() == before


def test_what_was_corrected_is_not_brought_back(source: Source) -> None:
    correct_source(source, {"name": "Our Name", "publisher": "Our Publisher"}, by=None)
    correct_source(source, {"name": "Our Other Name"}, by=None)
    kept = keep_source(LISTED | {"observed": "survey of 2026"})
    assert (kept.name, kept.publisher, kept.observed) == ("Our Other Name", "Our Publisher", "survey of 2026")


def test_what_the_source_newly_says_of_itself_is_taken(source: Source) -> None:
    correct_source(source, {"name": "Our Name"}, by=None)
    assert keep_source(LISTED | {"name": "A List, second edition"}).name == "A List, second edition"


def test_nothing_but_its_description_can_be_corrected(source: Source) -> None:
    assert not correct_source(source, {"slug": "another", "kind": "curator"}, by=None)
    source.refresh_from_db()
    assert (source.slug, source.kind) == ("list", "directory")


@pytest.mark.parametrize("values", [{"name": ""}, {"name": "x" * 121}, {"url": "nowhere"}])
def test_what_cannot_be_is_refused(values: dict[str, str]) -> None:
    source = make.source()
    with pytest.raises(ValidationError):
        correct_source(source, values, by=None)
    assert Source.objects.get(pk=source.pk).name == source.name
