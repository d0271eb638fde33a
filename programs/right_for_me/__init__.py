"""Is an intensive outpatient program right for me? The questions, and in words where each answer leads.

Pure data. There is no score and no placement: an answer leads to a sentence, a number to call and links.
The page shows every outcome beside its answer; the script only brings the chosen ones together.
"""

from programs.right_for_me.ending import ENDING, FIT, IN_SHORT, QUESTIONS
from programs.right_for_me.kinds import Answer, Kind, Link, Outcome, Question, Source, Words
from programs.right_for_me.safety import SAFETY

__all__ = [
    "ENDING",
    "FIT",
    "IN_SHORT",
    "QUESTIONS",
    "SAFETY",
    "Answer",
    "Kind",
    "Link",
    "Outcome",
    "Question",
    "Source",
    "Words",
]
