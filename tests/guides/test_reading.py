"""What an author may write in a guide's file, and what is refused with a sentence that helps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from programs.guides import Guide, GuideError, Source
from programs.guides.reading import read
from programs.vocabulary import Category, terms_in

SLUGS = {"a-week": "a-week", "rights": "your-rights"}
MATTER = """\
title = "A guide"
slug = "a-guide"
part = "understand"
order = 1
summary = "What it says."
reviewed = 2026-01-10
review_by = 2026-07-10

[[sources]]
name = "An agency"
url = "https://agency.example/page"
read = 2026-01-09
"""


@pytest.fixture
def guide(tmp_path: Path):
    """Reads a guide made of a body and front matter."""

    def reading(body: str = "Words. [1]", matter: str = MATTER, language: str = "en") -> Guide:
        path = tmp_path / "the-key.md"
        path.write_text(f"+++\n{matter}+++\n{body}\n", encoding="utf-8")
        return read(path, language, SLUGS.__getitem__)

    return reading


def html(guide: Guide) -> str:
    return "".join(passage.html for passage in guide.passages)


def test_a_guide_has_its_front_matter_and_its_files_name_as_key(guide):
    found = guide()
    assert (found.key, found.slug, found.title, found.language) == ("the-key", "a-guide", "A guide", "en")
    assert (found.reviewed, found.review_by) == (date(2026, 1, 10), date(2026, 7, 10))
    assert found.sources == (Source("An agency", "https://agency.example/page", date(2026, 1, 9)),)


def test_a_guide_is_overdue_the_day_after_its_review_date(guide):
    assert not guide().overdue(date(2026, 7, 10))
    assert guide().overdue(date(2026, 7, 11))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script> [1]", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <b>bold</b> word [1]", "a &lt;b&gt;bold&lt;/b&gt; word"),
        ("## What it is\n\n[1]", '<h2 id="what-it-is">What it is</h2>'),
        ("### ¿Qué es?\n\n[1]", '<h3 id="que-es">¿Qué es?</h3>'),
        ('"Quoted" [1]', "“Quoted”"),
        ("[them](https://a.example) [1]", '<a href="https://a.example" rel="external noreferrer">them</a>'),
        ("[rights](guide:rights#privacy) [1]", '<a href="../your-rights/#privacy">rights</a>'),
        ("[look](site:programs/?when=evening) [1]", '<a href="../../programs/?when=evening">look</a>'),
        ("[call](tel:988) [1]", '<a href="tel:988">call</a>'),
        ("[below](#more) [1]", '<a href="#more">below</a>'),
        ("Word\n: What it means. [1]", "<dt>Word</dt>"),
    ],
)
def test_markdown_becomes_safe_markup(guide, written, shown):
    assert shown in html(guide(written))


def test_a_cite_is_a_small_link_to_its_source_named_in_the_guides_language(guide):
    cite = '<sup class="cite"><a href="#source-1" aria-label="{} 1">1</a></sup>'
    assert html(guide("A fact. [1]")) == f"<p>A fact.{cite.format('Source')}</p>\n"
    assert cite.format("Fuente") in html(guide("Un dato. [1]", language="es"))


def test_a_table_has_a_caption_and_headings_for_columns_and_rows(guide):
    found = html(guide("Caption: The <days>\n\n| Day | Time |\n| --- | --- |\n| Monday | 6 pm [1] |"))
    assert '<div class="table-box" role="region" tabindex="0" aria-label="The &lt;days&gt;">' in found
    assert "<caption>The &lt;days&gt;</caption>" in found
    assert '<th scope="col">Day</th>' in found
    assert '<th scope="row">Monday</th>' in found
    assert "<td>6 pm" in found
    assert "Caption:" not in found


def test_each_cell_of_a_wide_table_names_its_column(guide):
    rows = "| Care | Bed | Hours | Cost |\n| --- | --- | --- | --- |\n| IOP | Home [1] | 9 to 19 | Ask |"
    found = html(guide(f"Caption: Kinds\n\n{rows}"))
    assert '<table role="table">' in found
    assert '<th scope="row" role="rowheader" data-column="Care">IOP</th>' in found
    assert '<td role="cell" data-column="Cost">Ask</td>' in found


def test_a_fact_is_a_passage_of_its_own_with_its_last_day_and_source(guide):
    before, fact, after = guide("Before.\n\n::: fact until=2026-12-31 source=1\nNow.\n:::\n\nAfter.").passages
    assert (fact.html, fact.until, fact.source) == ("<p>Now.</p>\n", date(2026, 12, 31), 1)
    assert fact.stands(date(2026, 12, 31))
    assert not fact.stands(date(2027, 1, 1))
    assert all(passage.stands(date.max) for passage in (before, after))


def test_terms_are_a_category_of_the_vocabulary(guide):
    _, passage = guide("Words. [1]\n\n::: terms therapy\n:::").passages
    assert passage.category == Category.THERAPY
    assert passage.terms == terms_in(Category.THERAPY)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("No cite.", "nothing in it cites source 1"),
        ("A fact. [1] [2]", "there is no source 2"),
        ("# Title [1]", "begin headings with ##"),
        ("[x](http://a.example) [1]", "a link may not lead to 'http://a.example'"),
        ("[x](/programs/) [1]", "a link may not lead to '/programs/'"),
        ("[x](guide:nowhere) [1]", "there is no guide 'nowhere'"),
        ("| Day |\n| --- |\n| Monday [1] |", "a table needs a paragraph just above it"),
        ("::: fact until=soon source=1\nNow.\n:::", "a fact is written ::: fact until=2027-01-31 source=1"),
        ("::: fact until=2026-12-31\nNow.\n:::", "a fact is written"),
        ("::: fact until=2026-12-31 source=3\nNow.\n:::", "there is no source 3"),
        ("- ::: fact until=2026-12-31 source=1\n  Now.\n  :::", "may not stand inside anything else"),
        ("[1]\n\n::: terms weather\n:::", "is not one category of the vocabulary"),
        ("[1]\n\n::: terms therapy\nMore words.\n:::", "nothing may stand inside ::: terms therapy"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_with_the_reason(guide, body, told):
    with pytest.raises(GuideError, match=r"^en/the-key\.md: ") as error:
        guide(body)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("title = ", "name = ", "needs title"),
        ('slug = "a-guide"', 'slug = ""', "needs slug"),
        ("order = 1", 'order = "first"', "needs order (int)"),
        ("order = 1", "order = true", "needs order (int)"),
        ("reviewed = 2026-01-10", "reviewed = 2026-01-10T09:00:00", "needs reviewed (date)"),
        ('slug = "a-guide"', 'slug = "a guide"', "its slug has letters a to z"),
        ("read = 2026-01-09", 'read = "soon"', "a source is read on a day"),
        ("reviewed = 2026-01-10", 'reviewed = "soon"', "needs reviewed (date)"),
        ("order = 1", "order = 1\ncolour = 2", "has colour, which nothing reads"),
        ("review_by = 2026-07-10", "review_by = 2026-01-10", "review_by must be after reviewed"),
        ("https://agency.example/page", "agency.example", "must begin with https://"),
        ('name = "An agency"\n', "", "a source has a name, a url"),
        ("order = 1", "order = ", "is not TOML"),
    ],
)
def test_front_matter_that_lacks_something_is_refused_with_the_reason(guide, was, becomes, told):
    assert was in MATTER
    with pytest.raises(GuideError) as error:
        guide(matter=MATTER.replace(was, becomes))
    assert told in str(error.value)


def test_a_guide_without_sources_is_refused(guide):
    matter, _, _ = MATTER.partition("[[sources]]")
    with pytest.raises(GuideError, match="needs sources"):
        guide(matter=f"{matter}sources = []\n")


@pytest.mark.parametrize("text", ["Just words.", "+++\ntitle = 'x'\n", "words\n+++\n+++\n"])
def test_a_file_without_front_matter_is_refused(tmp_path, text):
    path = tmp_path / "bare.md"
    path.write_text(text)
    with pytest.raises(GuideError, match="must begin with front matter"):
        read(path, "en", SLUGS.__getitem__)


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "bytes.md"
    path.write_bytes(b"+++\n\xff\xfe\n+++\n")
    with pytest.raises(GuideError, match="its file is not text"):
        read(path, "en", SLUGS.__getitem__)
