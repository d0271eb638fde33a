"""Every write to what visitors see, as verbs. Each is atomic and leaves evidence."""

from .facts import record_fact, record_statement, replace_facts, which_stands
from .rows import refresh_rows
from .vocabulary import sync_vocabulary

__all__ = [
    "record_fact",
    "record_statement",
    "refresh_rows",
    "replace_facts",
    "sync_vocabulary",
    "which_stands",
]
