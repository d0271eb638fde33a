"""Names no real program would have, streets no town has, and small kind details."""

from __future__ import annotations

from scripts.demo.dice import Dice

_FIRST = (
    "Paper", "Copper", "Marmalade", "Borrowed", "Velvet", "Tin", "Gingham", "Honey", "Cardigan", "Pocket",
    "Lemon", "Cinnamon", "Patchwork", "Thimble", "Juniper", "Pebble", "Sunday", "Wooly", "Buttercup",
    "Corduroy", "Dandelion", "Peppermint", "Rhubarb", "Feather",
)  # fmt: skip
_SECOND = (
    "Lantern", "Kettle", "Umbrella", "Teapot", "Rooster", "Otter", "Lighthouse", "Porch", "Compass", "Moose",
    "Canoe", "Acorn", "Windmill", "Mitten", "Biscuit", "Hammock", "Wheelbarrow", "Songbird", "Accordion",
    "Hedgehog",
)  # fmt: skip

CHAINS: dict[str, tuple[str, str]] = {
    "seven-otters": ("Seven Otters Recovery Network", "Imaginary Holdings, Inc."),
    "gentle-giraffe": ("Gentle Giraffe Treatment Group", "Pretend Partners LLC"),
    "good-umbrella": ("Good Umbrella Health", ""),
    "little-rowboat": ("Little Rowboat Family Services", ""),
}
"""Organizations with several sites and one telephone number: name, and owner where one is stated."""

_STREETS = (
    "Marzipan Street", "Teacup Lane", "Slow Turtle Road", "Rainboots Avenue", "Old Piano Street",
    "Hummingbird Court", "Soup Kettle Way", "Quilt Street", "Three Geese Road", "Paper Boat Drive",
    "Sleepy Cat Lane", "Gingerbread Avenue", "Kite String Street", "Fiddle Street", "Warm Scarf Road",
)  # fmt: skip
_SUITES = ("Suite 2", "Suite 210", "Floor 3", "Unit B", "Room 14")

NOTICE = "This program is made up. It shows how IOP Finder works; nobody answers its phone."

_ANYWHERE = (
    "New people get a short tour before the first group.",
    "Each group starts with five quiet minutes.",
    "People who finished come back on Fridays to say hello.",
    "Groups have eight people at most.",
    "You can bring someone you trust to the first talk.",
    "Staff call you the day before your first group.",
)
_ON_SITE = (
    "There is soup on Thursdays.",
    "The waiting room has a very old piano, and people play it.",
    "A large gray cat greets everyone at the door.",
    "Coffee is strong and the chairs are soft.",
    "The group room looks out on a vegetable garden.",
    "There is a shelf of puzzles for the breaks.",
)

_START_ANYWHERE = (
    "Call and ask for a first talk. It takes about 30 minutes.",
    "Call to book an assessment. Most people get one within a week.",
    "Ask your doctor or counselor to send a referral, or call on your own.",
)
_START_ON_SITE = (
    "Walk in on weekday mornings. No referral is needed.",
    "Come to the open house on the first Monday of the month, or call.",
)

TRANSPORT = (
    "The bus stops at the door.",
    "Free parking behind the building. Two steps at the front, a ramp at the side.",
    "A ten-minute walk from the train. Ask about bus passes.",
    "Street parking only. The entrance has no steps.",
)

_ANSWERED = (
    "Weekdays 8 am to 5 pm",
    "Weekdays 9 am to 6 pm, Saturdays until noon",
    "Every day 8 am to 8 pm",
    "Weekdays, in the morning",
)

MEASURES = (
    (
        "Finished the program",
        "People who came to their planned last session, of all who came to at least one session.",
    ),
    (
        "Still in care after 30 days",
        "People who came to a session between day 25 and day 35, of all who came to a first session.",
    ),
    (
        "Would send a friend here",
        "People who ticked “yes” on a paper form in their last week, of all who gave the form back.",
    ),
)


def invented_name(number: int) -> str:
    """A different two-word name for every number from 0 to 479."""
    turn, first = divmod(number, len(_FIRST))
    return f"{_FIRST[first]} {_SECOND[(first * 7 + turn) % len(_SECOND)]}"


def street(dice: Dice) -> tuple[str, str]:
    """A street line, and a suite for some."""
    return f"{dice.between(2, 998)} {dice.pick(_STREETS)}", dice.pick(_SUITES) if dice.chance(0.3) else ""


def description(dice: Dice, about: str, online: bool) -> str:
    """The notice that it is fiction, what is special, and a small kind detail."""
    touch = dice.pick(_ANYWHERE if online else _ANYWHERE + _ON_SITE)
    return " ".join(filter(None, (NOTICE, about, touch)))


def when_to_call(dice: Dice) -> str:
    """When somebody answers the phone; half of them do not say."""
    return dice.pick(_ANSWERED) if dice.chance(0.5) else ""


def how_to_start(dice: Dice, online: bool) -> str:
    """The first step to take."""
    return dice.pick(_START_ANYWHERE if online else _START_ANYWHERE + _START_ON_SITE)
