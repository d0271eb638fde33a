"""Medicines for mental health conditions, with the antipsychotics SAMHSA lists one by one."""

from __future__ import annotations

from programs.vocabulary.term import Category, Term

_ANTIPSYCHOTICS: tuple[tuple[str, str, str], ...] = (
    ("ARIPI", "aripiprazole", "Aripiprazole (Abilify)"),
    ("ASENA", "asenapine", "Asenapine (Saphris)"),
    ("BREXP", "brexpiprazole", "Brexpiprazole (Rexulti)"),
    ("CARIP", "cariprazine", "Cariprazine (Vraylar)"),
    ("CHLOR", "chlorpromazine", "Chlorpromazine"),
    ("CLOZA", "clozapine", "Clozapine (Clozaril)"),
    ("DROPE", "droperidol", "Droperidol"),
    ("FLUPH", "fluphenazine", "Fluphenazine"),
    ("HALOP", "haloperidol", "Haloperidol (Haldol)"),
    ("ILOPE", "iloperidone", "Iloperidone (Fanapt)"),
    ("LOXAP", "loxapine", "Loxapine"),
    ("LURAS", "lurasidone", "Lurasidone (Latuda)"),
    ("OLANZ", "olanzapine", "Olanzapine (Zyprexa)"),
    ("OLANZF", "olanzapine-fluoxetine", "Olanzapine with fluoxetine (Symbyax)"),
    ("PALIP", "paliperidone", "Paliperidone (Invega)"),
    ("PERPH", "perphenazine", "Perphenazine"),
    ("PIMOZ", "pimozide", "Pimozide"),
    ("PROCH", "prochlorperazine", "Prochlorperazine"),
    ("QUETI", "quetiapine", "Quetiapine (Seroquel)"),
    ("RISPE", "risperidone", "Risperidone (Risperdal)"),
    ("THIOR", "thioridazine", "Thioridazine"),
    ("THIOT", "thiothixene", "Thiothixene"),
    ("TRIFL", "trifluoperazine", "Trifluoperazine"),
    ("ZIPRA", "ziprasidone", "Ziprasidone (Geodon)"),
)


def _antipsychotic(samhsa_code: str, code: str, name: str) -> Term:
    plain = name.split(" (")[0]
    return Term(
        Category.MEDICATION, code, name,
        "One of the medicines for psychosis and some mood conditions. Do not stop it on your own.",
        f"Can I get {plain[0].lower()}{plain[1:]} through you, or keep taking it?",
        samhsa=(samhsa_code,), offered=False,
    )


PSYCHIATRIC_MEDICINES: tuple[Term, ...] = (
    Term(
        Category.MEDICATION, "psychiatric-medication", "Medicine for mental health",
        "A prescriber can give medicine for conditions such as depression, anxiety or psychosis.",
        "Can someone here prescribe my mental health medicine?",
        samhsa=("MMD",),
        labels=(("PHR", "Medications for psychiatric disorders"), ("TAP", "Psychotropic medication")),
        implied_by=("antipsychotic-medication",),
    ),
    Term(
        Category.MEDICATION, "antipsychotic-medication", "Antipsychotic medicine",
        "Medicine for people with a serious mental illness, such as psychosis.",
        "Can I get antipsychotic medicine through you?",
        samhsa=("ANTPYCH",),
        implied_by=tuple(code for _, code, _ in _ANTIPSYCHOTICS), offered=False,
    ),
    *(_antipsychotic(*medicine) for medicine in _ANTIPSYCHOTICS),
)
