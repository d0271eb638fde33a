"""Languages, and what a person may need to get there and take part.

A language here means that staff or an interpreter can speak it with you, not that the group is held in it.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_access = partial(Term, Category.ACCESS)

_OTHER_LANGUAGES: tuple[tuple[str, str, str], ...] = (
    ("F17", "chinese", "Any Chinese language"),
    ("F92", "vietnamese", "Vietnamese"),
    ("F81", "tagalog", "Tagalog"),
    ("F4", "arabic", "Arabic"),
    ("F28", "french", "French"),
    ("F19", "creole", "Creole"),
    ("F47", "korean", "Korean"),
    ("F70", "russian", "Russian"),
    ("F67", "portuguese", "Portuguese"),
    ("F66", "polish", "Polish"),
    ("F36", "hindi", "Hindi"),
    ("F25", "farsi", "Farsi"),
    ("F30", "german", "German"),
    ("F31", "greek", "Greek"),
    ("F35", "hebrew", "Hebrew"),
    ("F37", "hmong", "Hmong"),
    ("F42", "italian", "Italian"),
    ("F43", "japanese", "Japanese"),
)
_NATIVE_LANGUAGES: tuple[tuple[str, str, str], ...] = (
    ("N24", "ojibwa", "Ojibwa"),
    ("N40", "yupik", "Yupik"),
)


def _language(samhsa_code: str, code: str, name: str) -> Term:
    spoken = name[0].lower() + name[1:] if name.startswith("Any ") else name
    return Term(
        Category.LANGUAGE, code, name,
        f"Staff or an interpreter can speak {spoken} with you. Ask which language the group uses.",
        f"Can I do the program in {spoken}?",
        samhsa=(samhsa_code,) if samhsa_code else (),
    )


LANGUAGES: tuple[Term, ...] = (
    _language("", "english", "English"),
    Term(
        Category.LANGUAGE, "spanish", "Spanish",
        "Staff or an interpreter can speak Spanish with you. Ask which language the group uses.",
        "Is there a group in Spanish?",
        samhsa=("SP",), labels=(("OL", "Spanish"),),
    ),
    Term(
        Category.LANGUAGE, "american-sign-language", "Sign language (ASL)",
        "The place can offer sign language for people who are deaf or hard of hearing.",
        "Will there be a sign language interpreter in the group?",
        samhsa=("AH",), labels=(("SL", "Services for the deaf and hard of hearing"),),
    ),
    *(_language(*language) for language in _OTHER_LANGUAGES),
    *(_language(*language) for language in _NATIVE_LANGUAGES),
    Term(
        Category.LANGUAGE, "native-languages", "An American Indian or Alaska Native language",
        "Staff or an interpreter can speak at least one Native language. Ask which.",
        "Can I use a Native language, and which?",
        samhsa=("NX",), implied_by=tuple(code for _, code, _ in _NATIVE_LANGUAGES),
    ),
    Term(
        Category.LANGUAGE, "other-languages", "Another language",
        "Staff or an interpreter can speak a language other than English or Spanish. Ask which.",
        "Can I use a language other than English or Spanish?",
        samhsa=("FX",), implied_by=tuple(code for _, code, _ in _OTHER_LANGUAGES), offered=False,
    ),
)

ACCESS: tuple[Term, ...] = (
    _access(
        "wheelchair", "Wheelchair access",
        "You can get in, reach the group room and use a restroom in a wheelchair.",
        "Can I reach the group room and a restroom in a wheelchair?",
    ),
    _access(
        "public-transport", "Near a bus or train stop",
        "A bus or train stops within a short walk.",
        "Does a bus or train stop close to you, also in the evening?",
    ),
    _access(
        "parking", "Parking",
        "There is a place to park a car.",
        "Can I park there, and is it free?",
    ),
    _access(
        "interpreter", "Interpreter on request",
        "The program can bring in an interpreter, at no cost to you.",
        "Can you get an interpreter for me, and how long does it take?",
    ),
    _access(
        "captions", "Captions for video sessions",
        "Words appear on screen during video sessions.",
        "Do video sessions have captions?",
    ),
    _access(
        "large-print", "Large print or screen reader files",
        "Papers come in large print or as files a screen reader can read.",
        "Can I get papers in large print or as a file?",
    ),
    _access(
        "easy-read", "Help with reading and writing",
        "Staff read papers with you and explain them in plain words.",
        "Can someone help me read and fill in papers?",
    ),
    _access(
        "service-animals", "Service animals welcome",
        "You can bring a trained service animal to sessions.",
        "Can I bring my service animal?",
    ),
    _access(
        "quiet-space", "Quiet space",
        "There is a calm room you can use when a group is too much.",
        "Is there a quiet room if I need a break?",
    ),
    _access(
        "device-loan", "Lends a device or internet data",
        "You can borrow a phone, tablet or laptop, or get data for yours, to join by video.",
        "Can you lend me a device or data for video sessions?",
    ),
    _access(
        "private-room", "Private room to join from",
        "You can use a private room at a clinic or library to join by video.",
        "Is there a private room I can use to join by video?",
    ),
    _access(
        "join-by-phone", "Join by phone when video fails",
        "You can take part by phone call when video does not work.",
        "Can I join by phone if my video fails?",
    ),
    _access(
        "evening-phone", "Phone answered in the evening",
        "A person answers the phone after 5 p.m.",
        "Can I reach a person by phone in the evening?",
    ),
    _access(
        "text-line", "Answers text messages",
        "You can text the program. Leave out private details.",
        "Can I text you in place of calling?",
    ),
)
