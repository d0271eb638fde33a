"""The call screen: what to ask a program, what is known of each thing, and what the answers say.

Most questions are read as `answering` reads them when a program answers for itself. Each is either not
asked, still as shown, or answered anew. Nothing here writes.
"""

from .everything import everything
from .questions import QUESTIONS, Question
from .sheet import REST, SAME, Section, Sheet

__all__ = ["QUESTIONS", "REST", "SAME", "Question", "Section", "Sheet", "everything"]
