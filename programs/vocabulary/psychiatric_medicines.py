"""Medicines for mental health conditions.

SAMHSA lists 24 antipsychotics one by one. Here they are three groups: on the phone a reader names their own.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_detail = partial(Term, Category.MEDICATION, offered=False)

PSYCHIATRIC_MEDICINES: tuple[Term, ...] = (
    Term(
        Category.MEDICATION, "psychiatric-medication", "Medicine for mental health",
        "Someone can give you medicine for depression, anxiety or psychosis.",
        "Can someone here prescribe my mental health medicine?",
        samhsa=("MMD",),
        labels=(("PHR", "Medications for psychiatric disorders"), ("TAP", "Psychotropic medication")),
        implied_by=("antipsychotic-medication",),
    ),
    _detail(
        "antipsychotic-medication", "Antipsychotic medicine",
        "Medicine for psychosis and some other serious conditions. Do not stop it on your own.",
        "Can I get the antipsychotic medicine I take through you?",
        samhsa=("ANTPYCH",), implied_by=("clozapine", "newer-antipsychotics", "older-antipsychotics"),
    ),
    _detail(
        "clozapine", "Clozapine (Clozaril)",
        "A medicine for psychosis when others have not helped. It needs regular blood tests.",
        "Can I get clozapine, and the blood tests, through you?",
        samhsa=("CLOZA",),
    ),
    _detail(
        "newer-antipsychotics", "Newer antipsychotic medicines",
        "Such as Abilify, Zyprexa, Seroquel or Risperdal. Have the name of yours at hand when you call.",
        "Can I get the newer antipsychotic medicine I take through you?",
        samhsa=("ARIPI", "ASENA", "BREXP", "CARIP", "ILOPE", "LURAS", "OLANZ", "OLANZF", "PALIP", "QUETI",
                "RISPE", "ZIPRA"),
    ),
    _detail(
        "older-antipsychotics", "Older antipsychotic medicines",
        "Such as Haldol or Thorazine. Have the name of yours at hand when you call.",
        "Can I get the older antipsychotic medicine I take through you?",
        samhsa=("CHLOR", "DROPE", "FLUPH", "HALOP", "LOXAP", "PERPH", "PIMOZ", "PROCH", "THIOR", "THIOT",
                "TRIFL"),
    ),
)
