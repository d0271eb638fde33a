"""The tables, by family."""

from .desk import NotSame, ProgramStaff, Sample, SampledProgram, SavedFilter, SharedNumber, Sheet
from .evidence import Attempt, Credential, Outcome, Price, Verification
from .experience import Experience, Invitation
from .fact import Fact, Statement, Term
from .place import Place
from .program import Phone, Program, Session, Track
from .provider import Location, Organization
from .search_row import OnlineRow, SearchRow
from .source import ImportRun, RecordBefore, Source, SourceRecord, Upload
from .telling import LinkRound, Proposal, Report, Salt, Suggestion, Throttle, UpdateLink

__all__ = [
    "Attempt",
    "Credential",
    "Experience",
    "Fact",
    "ImportRun",
    "Invitation",
    "LinkRound",
    "Location",
    "NotSame",
    "OnlineRow",
    "Organization",
    "Outcome",
    "Phone",
    "Place",
    "Price",
    "Program",
    "ProgramStaff",
    "Proposal",
    "RecordBefore",
    "Report",
    "Salt",
    "Sample",
    "SampledProgram",
    "SavedFilter",
    "SearchRow",
    "Session",
    "SharedNumber",
    "Sheet",
    "Source",
    "SourceRecord",
    "Statement",
    "Suggestion",
    "Term",
    "Throttle",
    "Track",
    "UpdateLink",
    "Upload",
    "Verification",
]
