"""What a program tells of itself in a form: sent, kept as typed, read part by part. No database, no HTTP."""

from .answers import Answers, State, read_section, said, shown, state_of, still_correct, typed, without
from .collecting import MOST_GROUPS, MOST_PHONES, MOST_TIMES, Posted, Raw, collect, pressed
from .groups import slots
from .reading import Read, read
from .sections import FACTS, FIELDS, FIRST_LANGUAGES, PRICES, SECTIONS, Known, Standing, parts_in, section_of
from .writing import write

__all__ = [
    "FACTS",
    "FIELDS",
    "FIRST_LANGUAGES",
    "MOST_GROUPS",
    "MOST_PHONES",
    "MOST_TIMES",
    "PRICES",
    "SECTIONS",
    "Answers",
    "Known",
    "Posted",
    "Raw",
    "Read",
    "Standing",
    "State",
    "collect",
    "parts_in",
    "pressed",
    "read",
    "read_section",
    "said",
    "section_of",
    "shown",
    "slots",
    "state_of",
    "still_correct",
    "typed",
    "without",
    "write",
]
