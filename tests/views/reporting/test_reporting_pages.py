"""The pages on which readers report and suggest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from programs.models import Fact, Term
from tests.plain_words import ease, grade, sentences
from tests.reading import links, parsed, part, words
from tests.words import labels_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("start", ["", "/es"])
@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/", "/report/"])
def test_the_pages_are_whole_plain_and_put_nobody_under_a_label(client, program, start, path) -> None:
    answer = client.get(start + path)
    main = part(parsed(answer), "main")
    assert answer["Content-Security-Policy"].count("unsafe") == 0
    assert labels_in(words(main), "es" if start else "en") == []
    if start:
        assert min(ease(sentences(main))) >= 60
    else:
        assert grade(sentences(main)) <= 8


def test_a_program_leads_to_its_report_and_every_page_to_suggesting(client, program) -> None:
    page = links(parsed(client.get("/programs/harbor/")))
    assert page.count("/report/harbor/") == 2
    assert "/suggest/" in page
    assert "/es/report/harbor/" in links(parsed(client.get("/es/programs/harbor/")))


def test_the_form_takes_a_fixed_number_of_queries(client, program, queries: Callable[[str], int]) -> None:
    few = queries("/report/harbor/")
    terms = Term.objects.exclude(code__in=["medicaid", "cbt", "medicare"])[:60]
    by = {"source": program.source, "observed_on": program.observed_on - timedelta(days=1)}
    Fact.objects.bulk_create(Fact(program=program, term=term, holds=True, **by) for term in terms)
    assert queries("/report/harbor/") == few <= 18
