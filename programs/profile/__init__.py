"""What is known of one program, ready to be read: its page, its citations, and what is left to ask."""

from programs.profile.marks import Marks
from programs.profile.page import ages, profile
from programs.profile.questions import not_stated
from programs.profile.tracks import check_text, hours_text

__all__ = ["Marks", "ages", "check_text", "hours_text", "not_stated", "profile"]
