"""The tables, by family."""

from .evidence import Credential, Outcome, Price, Verification
from .fact import Fact, Statement, Term
from .place import Place
from .program import Phone, Program, Session, Track
from .provider import Location, Organization
from .search_row import OnlineRow, SearchRow
from .source import ImportRun, Source, SourceRecord

__all__ = [
    "Credential",
    "Fact",
    "ImportRun",
    "Location",
    "OnlineRow",
    "Organization",
    "Outcome",
    "Phone",
    "Place",
    "Price",
    "Program",
    "SearchRow",
    "Session",
    "Source",
    "SourceRecord",
    "Statement",
    "Term",
    "Track",
    "Verification",
]
