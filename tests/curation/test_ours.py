"""Our curators are sources like others, named by how they came to know."""

from __future__ import annotations

import pytest

from programs.curation.ours import SOURCES, our_source
from programs.models import Source, Verification


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["", *Verification.Method])
def test_every_way_of_knowing_is_a_source_of_curators_made_once(method: str) -> None:
    source = our_source(method)
    assert (source.kind, source.standing) == (Source.Kind.CURATOR, 3)
    assert our_source(method) == source
    assert Source.objects.count() == 1


def test_no_two_ways_share_a_source() -> None:
    assert len({slug for slug, _ in SOURCES.values()}) == len(SOURCES) == len(Verification.Method) + 1
