"""Words that put a label before the person, or claim what nobody can: one list for each language.

Official names keep their own words; where a text must name such a thing, it says so in `OFFICIAL`.
"""

from __future__ import annotations

import re

NEVER = re.compile(
    r"\b(addicts?|alcoholics?|abusers?|users?|(?<!sexual[ -])abuse|drug habit|clean|dirty"
    r"|medication[- ]assisted|mat|replacement|substitution|maintenance|detox\w*|non-?complian\w+|failed"
    r"|best|guaranteed?|confidential|hipaa|available now|success rate|verified|proven|junkies?|victims?"
    r"|suffers?|suffering|inmates?|mentally ill)\b",
    re.IGNORECASE,
)

NUNCA = re.compile(
    r"\b(adict[oa]s?|drogadict[oa]s?|(?<!bebidas )alcohólic[oa]s?(?! anónim)|toxicóman[oa]s?|drogad[oa]s?"
    r"|borrach[oa]s?|abusador(es|as?)?|abus(o|an|ar) de (sustancias|drogas|alcohol)|limpi[oa]s?|suci[oa]s?"
    r"|tratamiento asistido|sustitución|mantenimiento|desintoxica\w+|fracas\w+|garantiza\w*|confidencial(es)?"
    r"|(el|la|los|las) mejor(es)?|tasas? de éxito|víctimas?|sufr(e|en|ir)|enferm[oa]s? mental(es)?)\b",
    re.IGNORECASE,
)

FAMILIAR = re.compile(
    r"\b(tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|estás|puedes|tienes|quieres|debes|necesitas|tomas|vives"
    r"|vos|vosotr[oa]s|vuestr[oa]s?|os)\b",
    re.IGNORECASE,
)
"""Words that speak to a Spanish reader as tú."""

OFFICIAL = (
    "“success rates”",
    "“success rate”",
    "“tasas de éxito”",
    "“tasa de éxito”",
    "best fit first",  # the name of our order, whose rule is published
    "Best fit first",
    "We can sort by best, distance, checked or soonest.",  # its values in an address
)
"""Phrases that name a thing by the word others use for it, in order to say what is wrong with it."""


def labels_in(text: str, language: str = "en") -> list[str]:
    """Every word of the list that a text uses, in order, official phrases aside."""
    for phrase in OFFICIAL:
        text = text.replace(phrase, " ")
    return [found[0] for found in (NUNCA if language == "es" else NEVER).finditer(text)]
