"""Whether two programs may be one, and whose a phone number is: pure, and explained in words."""

from .lines import SharedLine, borrowed
from .names import much_alike
from .pairs import ENOUGH, LARGEST, Evidence, Pair, candidates, comparable, compare, like
from .profile import Profile, Surroundings

__all__ = [
    "ENOUGH",
    "LARGEST",
    "Evidence",
    "Pair",
    "Profile",
    "SharedLine",
    "Surroundings",
    "borrowed",
    "candidates",
    "comparable",
    "compare",
    "like",
    "much_alike",
]
