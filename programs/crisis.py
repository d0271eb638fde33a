"""The crisis and referral lines shown on every page, error pages too: plain data, never from the database.

Sources, last checked on ``REVIEWED_ON``: 988lifeline.org (call, text, chat, Spanish), veteranscrisisline.net
(press 1, text 838255) and samhsa.gov (National Helpline, its TTY number and text service).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

REVIEWED_ON = date(2026, 11, 21)
REVIEW_EVERY = timedelta(days=180)


@dataclass(frozen=True)
class Contact:
    """One way to reach a line: the words a reader sees and the link (``tel:``, ``sms:`` or ``https:``)."""

    words: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A line, what it is for in a few words, and the ways to reach it, the quickest first."""

    name: str
    purpose: str
    contacts: tuple[Contact, ...]


EMERGENCY = Line(
    name="911",
    purpose="Overdose, or a life in danger",
    contacts=(Contact("Call 911", "tel:911"),),
)

LIFELINE = Line(
    name="988 Suicide & Crisis Lifeline",
    purpose="A crisis, thoughts of suicide, or no one to talk to. Free, day and night",
    contacts=(
        Contact("Call 988", "tel:988", "press 1 for veterans, 2 for Spanish"),
        Contact("Text 988", "sms:988"),
        Contact("Text AYUDA to 988", "sms:988?body=AYUDA", "in Spanish"),
        Contact("Text 838255", "sms:838255", "for veterans"),
        Contact("Chat at 988lifeline.org", "https://988lifeline.org/chat/"),
    ),
)

HELPLINE = Line(
    name="SAMHSA National Helpline",
    purpose="Someone to help you find treatment. Free, day and night, in English and Spanish",
    contacts=(
        Contact("Call 1-800-662-4357", "tel:+18006624357"),
        Contact("Text your ZIP to 435748", "sms:435748"),
        Contact("TTY 1-800-487-4889", "tel:+18004874889"),
    ),
)

CRISIS_LINES = (EMERGENCY, LIFELINE)


@dataclass(frozen=True)
class Call:
    """What happens when one reaches a line, in order, and how to do it in Spanish."""

    line: Line
    steps: tuple[str, ...]
    in_spanish: str
    sources: tuple[tuple[str, str], ...]


CALLS = (
    Call(
        EMERGENCY,
        (
            "Say where you are first, in case the call is cut off. Then say what is wrong.",
            "They ask questions while help is already on its way. That does not slow it down.",
            "Stay on the line. They can tell you what to do until someone is with you.",
            "If you can’t speak, try to text 911. It works in many places, but not in all.",
        ),
        "Say “español”. They can add an interpreter to the call.",
        (
            ("911.gov: Calling 911", "https://www.911.gov/calling-911/"),
            ("FCC: Text to 911", "https://www.fcc.gov/consumers/guides/what-you-need-know-about-text-911"),
        ),
    ),
    Call(
        LIFELINE,
        (
            "You hear a short greeting. Press 1 for veterans, 2 for Spanish, or just wait.",
            "A trained counselor answers. If one center is busy, the call goes on to the next.",
            "They listen, and ask if you are safe. You say as much or as little as you like.",
            "Fewer than 2 calls in 100 lead to an ambulance or the police being sent.",
            "You can call about someone else, too. By text or chat, you may get a few questions first.",
        ),
        "Call 988 and press 2, or text AYUDA to 988.",
        (
            ("SAMHSA: Questions about the 988 Lifeline", "https://www.samhsa.gov/mental-health/988/faqs"),
            ("988 Lifeline: What to expect", "https://988lifeline.org/get-help/what-to-expect/"),
        ),
    ),
    Call(
        HELPLINE,
        (
            "Someone asks for your ZIP code, or your state, to find places near you. They do not ask your "
            "name.",
            "They tell you of programs and support groups, or connect you to an office in your state.",
            "No insurance? They know the state office that pays for care, and places with a sliding fee.",
            "They do not counsel. For that, call 988.",
        ),
        "Call and choose Spanish. The text service answers in English.",
        (
            (
                "SAMHSA: National Helpline",
                "https://www.samhsa.gov/find-help/helplines/national-helpline",
            ),
        ),
    ),
)
"""The lines with what happens when one calls, the most pressing first."""


LIFELINE_IN_SPANISH = Line(
    name="988, Línea de Prevención del Suicidio y Crisis",
    purpose="Una crisis, ideas de suicidio, o si no tiene con quién hablar. Gratis, de día y de noche",
    contacts=(
        Contact("Llame al 988 y oprima 2", "tel:988", "en español; los veteranos oprimen 1, en inglés"),
        Contact("Envíe AYUDA al 988", "sms:988?body=AYUDA", "por mensaje de texto, en español"),
        Contact("Mensaje de texto al 838255", "sms:838255", "para veteranos, en inglés"),
        Contact("Chat en 988lifeline.org", "https://988lifeline.org/chat/"),
    ),
)

HELPLINE_IN_SPANISH = Line(
    name="Línea Nacional de Ayuda de SAMHSA",
    purpose="Alguien que le ayuda a encontrar tratamiento. Gratis, de día y de noche, en español y en inglés",
    contacts=(
        Contact("Llame al 1-800-662-4357", "tel:+18006624357", "elija español"),
        Contact("Envíe su código postal al 435748", "sms:435748", "responde en inglés"),
        Contact("TTY 1-800-487-4889", "tel:+18004874889"),
    ),
)

EMERGENCY_IN_SPANISH = Line(
    name="911",
    purpose="Sobredosis, o una vida en peligro",
    contacts=(Contact("Llame al 911", "tel:911"),),
)

CALLS_IN_SPANISH = (
    Call(
        EMERGENCY_IN_SPANISH,
        (
            "Diga primero dónde está, por si se corta la llamada. Después diga qué pasa.",
            "Le hacen preguntas mientras la ayuda ya va en camino. Eso no la retrasa.",
            "No cuelgue. Le pueden decir qué hacer hasta que llegue alguien.",
            "Si no puede hablar, intente enviar un texto al 911. Funciona en muchos lugares, no en todos.",
        ),
        "Diga “español”. Pueden sumar un intérprete a la llamada.",
        CALLS[0].sources,
    ),
    Call(
        LIFELINE_IN_SPANISH,
        (
            "Oye un saludo corto. Oprima 2 para español.",
            "Contesta una persona capacitada. Si un centro está ocupado, la llamada pasa al siguiente.",
            "Le escuchan y le preguntan si está a salvo. Usted dice tanto o tan poco como quiera.",
            "Menos de 2 de cada 100 llamadas hacen que se envíe una ambulancia o a la policía.",
            "También puede llamar por otra persona. Por texto o chat, quizá le hagan antes unas preguntas.",
        ),
        "Llame al 988 y oprima 2, o envíe AYUDA por mensaje de texto al 988.",
        CALLS[1].sources,
    ),
    Call(
        HELPLINE_IN_SPANISH,
        (
            "Le preguntan su código postal o su estado, para buscar cerca. No le preguntan su nombre.",
            "Le hablan de programas y grupos de apoyo, o le comunican con una oficina de su estado.",
            "¿No tiene seguro? Conocen la oficina del estado que paga la atención, y lugares que cobran "
            "según los ingresos.",
            "No dan consejería. Para eso, llame al 988.",
        ),
        "Llame y elija español. El servicio de mensajes de texto responde en inglés.",
        CALLS[2].sources,
    ),
)
"""The same in Spanish; the Spanish ways come first."""

IN_SPANISH = {
    EMERGENCY.contacts[0]: EMERGENCY_IN_SPANISH.contacts[0],
    LIFELINE.contacts[0]: LIFELINE_IN_SPANISH.contacts[0],
    LIFELINE.contacts[1]: LIFELINE_IN_SPANISH.contacts[1],
    HELPLINE.contacts[0]: HELPLINE_IN_SPANISH.contacts[0],
}
"""Ways to reach a line that pages name one by one, with the way that leads to an answer in Spanish."""


@dataclass(frozen=True)
class Crisis:
    """All a page shows: lines for danger now, the referral line (not a crisis line), and the review date."""

    lines: tuple[Line, ...] = CRISIS_LINES
    helpline: Line = HELPLINE
    reviewed_on: date = REVIEWED_ON


CRISIS = Crisis()
CRISIS_IN_SPANISH = Crisis((EMERGENCY_IN_SPANISH, LIFELINE_IN_SPANISH), HELPLINE_IN_SPANISH)


def contact(one: Contact, language: str) -> Contact:
    """The same way to reach a line, for a reader of a language: "es" leads to those who answer in Spanish."""
    return IN_SPANISH.get(one, one) if language == "es" else one


def crisis(language: str) -> Crisis:
    """The block in a language: Spanish for "es", else English."""
    return CRISIS_IN_SPANISH if language == "es" else CRISIS


def calls(language: str) -> tuple[Call, ...]:
    """What happens when one calls, in a language."""
    return CALLS_IN_SPANISH if language == "es" else CALLS


def overdue(today: date) -> bool:
    """Whether the lines were last read at their sources more than 180 days before ``today``."""
    return today - REVIEWED_ON > REVIEW_EVERY
