"""The vocabulary is complete for SAMHSA's codes and items, and does not contradict itself."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from programs.vocabulary import (
    IOP_SYNONYMS,
    OFFICIAL_NAMES,
    TERM,
    TERMS,
    Category,
    bit,
    from_findtreatment,
    from_samhsa,
    terms_in,
    widened,
)

CAPACITY = 448
REAL_DATA = Path(os.environ.get("SAMHSA_DATA", "no-such-folder"))
needs_real_data = pytest.mark.skipif(
    not REAL_DATA.is_dir(), reason="SAMHSA_DATA does not name a folder with SAMHSA's files"
)

PRESCRIBER_ITEMS = {
    "In-network prescribing entity",
    "Other contracted prescribing entity",
    "No formal relationship with prescribing entity",
}

EASILY_CONFUSED = [
    ("MC", "medicare", True),
    ("MD", "medicaid", True),
    ("MI", "tricare", True),
    ("MOTI", "motivational-interviewing", True),
    ("SF", "self-pay", True),
    ("SS", "sliding-fee", True),
    ("SI", "state-insurance", True),
    ("PI", "private-insurance", True),
    ("NP", "free-care", True),
    ("DU", "dui-track", True),
    ("DUO", "dui-only", True),
    ("CBT", "cbt", True),
    ("DBT", "dbt", True),
    ("ACT", "assertive-community-treatment", True),
    ("OIT", "iop", True),
    ("ORT", "outpatient", True),
    ("OP", "outpatient-setting", True),
    ("ODT", "php", True),
    ("PHDT", "php", True),
    ("TELE", "telehealth-therapy", True),
    ("MU", "methadone", True),
    ("METH", "methadone", True),
    ("BU", "buprenorphine", True),
    ("UB", "buprenorphine-prescribed", True),
    ("INPE", "oud-medication-partner", True),
    ("AUINPE", "aud-medication-partner", True),
    ("MOA", "oud-medication-accepted", True),
    ("NMOA", "oud-medication-here", False),
    ("NOOP", "opioids", False),
    ("NAUT", "alcohol", False),
    ("NMAUT", "aud-medication-here", False),
    ("PMAT", "aud-medication-here", True),
    ("SMON", "smoke-free", True),
    ("VET", "veterans-track", True),
    ("VAF", "va-benefits", True),
    ("VAMC", "veterans-affairs", True),
    ("AH", "american-sign-language", True),
    ("SP", "spanish", True),
    ("TAY", "young-adults-track", True),
    ("YAD", "young-adults", True),
]

OLDER_ITEMS = [
    ("AGE", "Seniors (65 or older)", "seniors", True),
    ("AS", "Consumer-run (peer-support) services", "peer-support", True),
    ("EDU", "Individual counseling offered", "individual-therapy", True),
    ("EDU", "Substance abuse education", "substance-use-education", True),
    ("EXCL", "DUI/DWI clients", "dui-track", True),
    ("EXCL", "All Clients in Opioid Treatment Program", "opioid-use-disorder-only", True),
    ("FOP", "Regional/district or county, local or municipal government", "local-government", True),
    ("GN", "Female", "women", True),
    ("LCA", "State substance abuse agency", "state-substance-use-agency", True),
    ("OL", "Spanish", "spanish", True),
    ("OT", "Do not use medication for opioid addiction", "oud-medication-here", False),
    ("OT", "Does not treat opioid addiction", "opioids", False),
    ("OT", "Buprenorphine maintenance for predetermined time", "buprenorphine", True),
    ("PAY", "Military insurance (e.g., TRICARE)", "tricare", True),
    ("PHR", "Acamprosate (Campral®)", "acamprosate", True),
    ("PHR", "Buprenorphine with naloxone  (Suboxone®)", "buprenorphine-naloxone", True),
    ("PHR", "Extended-release, injectable Naltrexone (Vivitrol®)", "naltrexone-shot", True),
    ("SET", "Residential", "residential", True),
    ("SET", "Telemedicine/telehealth", "telehealth-therapy", True),
    ("TAP", "Psychotropic medication", "psychiatric-medication", True),
    ("TAP", "Rational emotive behavioral therapy", "cbt", True),
    ("TOBAC", "Screening for tobacco use", "tobacco-screening", True),
]

IMPLICATIONS = [
    ("hybrid", "in_person"),
    ("hybrid", "telehealth"),
    ("veterans-track", "veterans"),
    ("veterans-only", "veterans"),
    ("women-only", "women"),
    ("adolescents-only", "adolescents"),
    ("dui-only", "dui"),
    ("buprenorphine-prescribed", "buprenorphine"),
    ("buprenorphine-prescribed", "oud-medication-here"),
    ("naltrexone-prescribed", "oud-medication-here"),
    ("opioid-treatment-program", "oud-medication-here"),
    ("aud-medication-here", "alcohol"),
    ("emdr", "trauma-therapy"),
    ("co-occurring-track", "mental-health"),
    ("sliding-fee", "payment-help"),
    ("recovery-coach", "peer-support"),
    ("withdrawal-alcohol", "withdrawal-care"),
    ("yupik", "native-languages"),
]

NOT_IMPLIED = [
    ("veterans", "veterans-track"),
    ("veterans-track", "veterans-only"),
    ("buprenorphine", "oud-medication-here"),
    ("methadone", "oud-medication-here"),
    ("oud-medication-partner", "oud-medication-here"),
    ("oud-medication-accepted", "oud-medication-here"),
    ("oud-medication-here", "oud-medication-accepted"),
    ("naltrexone-shot", "oud-medication-here"),
    ("telehealth-therapy", "telehealth"),
    ("outpatient-setting", "iop"),
    ("opioid-withdrawal-medication", "oud-medication-here"),
    ("payment-help", "sliding-fee"),
]


def test_every_code_of_both_directories_says_one_thing():
    answers = {official.code: from_samhsa(official.code) for official in OFFICIAL_NAMES}
    assert [code for code, answer in answers.items() if len(answer) != 1 or answer[0][0] not in TERM] == []


def test_the_official_table_holds_both_directories_whole():
    assert Counter(official.directory for official in OFFICIAL_NAMES) == {"SU": 224, "MH": 176}
    assert len({(official.directory, official.code) for official in OFFICIAL_NAMES}) == len(OFFICIAL_NAMES)


def test_a_code_has_one_name_in_both_directories():
    names = {}
    for official in OFFICIAL_NAMES:
        assert names.setdefault(official.code, official.name) == official.name


@pytest.mark.parametrize(("code", "term", "yes"), EASILY_CONFUSED)
def test_easily_confused_codes_keep_their_meaning(code, term, yes):
    assert from_samhsa(code) == ((term, yes),)


def test_only_four_codes_say_no():
    negative = {official.code for official in OFFICIAL_NAMES if not from_samhsa(official.code)[0][1]}
    assert negative == {"NMOA", "NOOP", "NAUT", "NMAUT"}


@pytest.mark.parametrize("code", ["", "XYZ", "md", "OIT OP"])
def test_an_unknown_code_is_an_error_and_no_guess(code):
    with pytest.raises(KeyError):
        from_samhsa(code)


def test_every_official_name_is_read_under_its_category():
    for official in OFFICIAL_NAMES:
        if official.category_code:
            answers = from_findtreatment(official.category_code, official.name)
            assert answers == from_samhsa(official.code), official
            assert from_findtreatment(official.category_code.lower(), f" {official.name.upper()} ") == answers


@pytest.mark.parametrize(("category", "item", "term", "yes"), OLDER_ITEMS)
def test_items_of_older_years_are_read_too(category, item, term, yes):
    assert from_findtreatment(category, item) == ((term, yes),)


def test_words_decide_under_a_category_code_never_published():
    assert from_findtreatment("MEDS", "Hepatitis B (HBV) vaccination") == (("hepatitis-vaccine", True),)
    assert from_findtreatment("", "Hepatitis A (HAV) vaccination") == (("hepatitis-vaccine", True),)


@pytest.mark.parametrize("item", sorted(PRESCRIBER_ITEMS))
def test_a_prescriber_for_alcohol_or_for_opioids_cannot_be_told_apart_by_words(item):
    with pytest.raises(KeyError):
        from_findtreatment("", item)


@pytest.mark.parametrize(
    ("category", "item"),
    [
        ("SET", ""),
        ("SET", "Something new"),
        ("PAY", "Spanish"),
        ("NEW", "Something new"),
        ("NEW", "Young adults"),
    ],
)
def test_an_unknown_item_is_an_error_and_no_guess(category, item):
    with pytest.raises(KeyError):
        from_findtreatment(category, item)


def test_codes_are_slugs_and_belong_to_one_term():
    assert len(TERM) == len(TERMS)
    for code in TERM:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|in_person", code)
        assert len(code) <= 50


def test_bits_are_positions_and_fit_the_row():
    assert [bit(term.code) for term in TERMS] == list(range(len(TERMS)))
    assert len(TERMS) <= CAPACITY
    with pytest.raises(KeyError):
        bit("no-such-term")


def test_a_samhsa_code_belongs_to_one_term():
    codes = Counter(code for term in TERMS for code in (*term.samhsa, *term.samhsa_no))
    assert [code for code, uses in codes.items() if uses > 1] == []
    assert set(codes) == {official.code for official in OFFICIAL_NAMES}


def test_every_category_has_terms_a_label_and_a_question():
    for category in Category:
        assert terms_in(category), category
        assert category.label[0].isupper(), category
        assert category.question.endswith("?"), category
    assert sum(len(terms_in(category)) for category in Category) == len(TERMS)


def test_names_are_unique_within_a_category():
    names = Counter((term.category, term.name) for term in TERMS)
    assert [name for name, uses in names.items() if uses > 1] == []


def test_implications_name_terms_and_never_come_back_to_the_term():
    for term in TERMS:
        assert set(term.implied_by) <= set(TERM), term.code
        for implying in term.implied_by:
            assert term.code not in widened(implying)
            assert widened(implying) < widened(term.code)


@pytest.mark.parametrize(("said", "asked"), IMPLICATIONS)
def test_a_yes_to_one_is_a_yes_to_the_other(said, asked):
    assert said in widened(asked)


@pytest.mark.parametrize(("said", "asked"), NOT_IMPLIED)
def test_a_yes_to_one_leaves_the_other_open(said, asked):
    assert said not in widened(asked)


def test_a_term_is_part_of_its_own_widening():
    assert all(term.code in widened(term.code) for term in TERMS)
    with pytest.raises(KeyError):
        widened("no-such-term")


def test_serving_only_some_people_is_said_by_its_code_and_name():
    exclusive = {term.code for term in TERMS if term.only}
    assert exclusive == {term.code for term in TERMS if term.code.endswith("-only")}
    assert exclusive >= {
        "opioid-use-disorder-only",
        "alcohol-use-disorder-only",
        "dui-only",
        "women-only",
        "men-only",
        "adolescents-only",
        "young-adults-only",
        "veterans-only",
        "lgbtq-only",
    }
    assert all("only" in TERM[code].name and "only" in TERM[code].question for code in exclusive)


def test_the_words_people_type_for_intensive_outpatient_are_lower_case():
    assert set(IOP_SYNONYMS) == {
        "iop",
        "iot",
        "saiop",
        "intensive outpatient",
        "intensive day treatment",
        "level 2.1",
    }
    assert all(word == word.lower() for word in IOP_SYNONYMS)


@needs_real_data
def test_samhsas_own_table_of_codes_is_the_official_table():
    with (REAL_DATA / "samhsa_codes.csv").open(newline="", encoding="utf-8") as file:
        columns = ("directory", "category_code", "category_name", "service_code", "service_name")
        rows = [tuple(row[column] for column in columns) for row in csv.DictReader(file)]
    assert rows == [tuple(official) for official in OFFICIAL_NAMES]


@needs_real_data
def test_a_page_of_the_findtreatment_api_is_understood_whole():
    page = json.loads((REAL_DATA / "findtreatment_api_sample_2019.json").read_text(encoding="utf-8"))
    services = [service for row in page["rows"] for service in row["services"] or []]
    items = [(service["f2"], item) for service in services for item in service["f3"].split(";")]
    assert items
    assert all(from_findtreatment(category, item) for category, item in items)
