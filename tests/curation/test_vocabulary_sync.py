"""The table of terms follows the vocabulary in the code, whatever it held before."""

from __future__ import annotations

from importlib import import_module

import pytest

from programs import vocabulary
from programs.apps import keep_vocabulary_in_step
from programs.curation import refresh_rows, sync_vocabulary
from programs.curation.vocabulary import PARKED
from programs.models import Fact, SearchRow, Term
from programs.packing import says, unpack
from tests import make

pytestmark = pytest.mark.django_db


def in_table() -> dict[str, int]:
    return dict(Term.objects.filter(bit__lt=PARKED).values_list("code", "bit"))


IN_CODE = {term.code: vocabulary.bit(term.code) for term in vocabulary.TERMS}


def test_migrating_leaves_the_terms_of_the_code():
    assert in_table() == IN_CODE
    assert sync_vocabulary() is False


def test_words_follow_the_code_without_rebuilding_rows():
    Term.objects.filter(code="medicaid").update(name="Old name", question="?", samhsa="")
    assert sync_vocabulary() is False
    medicaid = Term.objects.get(code="medicaid")
    assert (medicaid.name, medicaid.samhsa) == ("Medicaid", "MD")


def test_what_follows_from_a_word_is_told_when_it_is_another():
    Term.objects.filter(code="medicaid").update(consequences="as before")
    assert sync_vocabulary() is True
    assert sync_vocabulary() is False


def test_an_empty_table_is_filled():
    Term.objects.all().delete()
    assert sync_vocabulary() is False
    assert in_table() == IN_CODE


def swap(one: str, other: str) -> None:
    bits = in_table()
    Term.objects.filter(code=one).update(bit=PARKED - 1)
    Term.objects.filter(code=other).update(bit=bits[one])
    Term.objects.filter(code=one).update(bit=bits[other])


def test_bits_that_moved_are_put_right_and_told():
    swap("medicaid", "medicare")
    assert sync_vocabulary() is True
    assert in_table() == IN_CODE
    assert sync_vocabulary() is False


def test_a_word_the_code_dropped_keeps_its_facts_and_gives_its_bit_to_the_next():
    Term.objects.filter(code="medicaid").update(code="dropped-word")
    program = make.program(refresh=False)
    make.facts(program, ["dropped-word"])
    assert sync_vocabulary() is True
    assert in_table() == IN_CODE
    assert Fact.objects.get(program=program).term.code == "dropped-word"
    assert refresh_rows([program.pk]) == 1
    assert sync_vocabulary() is False


def test_two_words_dropped_one_after_the_other_never_share_a_bit():
    for code, gone in (("medicaid", "gone-1"), ("medicare", "gone-2")):
        Term.objects.filter(code=code).update(code=gone)
        assert sync_vocabulary() is True
    bits = Term.objects.filter(code__startswith="gone").values_list("bit", flat=True)
    assert len(set(bits)) == 2
    assert min(bits) >= PARKED


def test_after_a_migration_rows_are_rebuilt_when_a_word_came_to_imply_another(monkeypatch):
    understood = import_module("programs.vocabulary.understood")
    program = make.program(yes=["medicaid"])
    before = bytes(SearchRow.objects.get(program=program).packed)
    wider = {**understood._WIDER, "medicaid": understood._WIDER["medicaid"] | {"cbt"}}
    monkeypatch.setattr(understood, "_WIDER", wider)
    keep_vocabulary_in_step()
    rows = unpack([SearchRow.objects.get(program=program).packed])
    assert rows.tobytes() != before
    assert says(rows["yes"], "cbt").all()


def test_after_a_migration_rows_are_rebuilt_when_a_bit_moved():
    program = make.program(yes=["medicaid"])
    right = bytes(SearchRow.objects.get(program=program).packed)
    swap("medicaid", "medicare")
    SearchRow.objects.filter(program=program).update(packed=b"stale")
    keep_vocabulary_in_step()
    assert bytes(SearchRow.objects.get(program=program).packed) == right
