"""Every write to what visitors see, as verbs. Each is atomic and leaves evidence."""

from .changes import Arrival, Changes, Number, RawRow, Revision
from .claims import Claim, keep_claims, settled
from .facts import record_fact, record_statement, replace_facts, which_stands
from .fields import FIELDS
from .keeping import Hand
from .listings import apply_import, chunks
from .roles import sync_roles
from .rows import refresh_rows
from .sampling import (
    discard_sample,
    draw_sample,
    publish_sample,
    record_call,
    record_unreached,
    reopen_call,
    withdraw_sample,
)
from .sites import Site
from .standing import weight
from .told import Heard, Told, hear, take_back
from .vocabulary import sync_vocabulary
from .whole import WholeProgram, WholeTrack, Written, keep_source, publish_whole

__all__ = [
    "FIELDS",
    "Arrival",
    "Changes",
    "Claim",
    "Hand",
    "Heard",
    "Number",
    "RawRow",
    "Revision",
    "Site",
    "Told",
    "WholeProgram",
    "WholeTrack",
    "Written",
    "apply_import",
    "chunks",
    "discard_sample",
    "draw_sample",
    "hear",
    "keep_claims",
    "keep_source",
    "publish_sample",
    "publish_whole",
    "record_call",
    "record_fact",
    "record_statement",
    "record_unreached",
    "refresh_rows",
    "reopen_call",
    "replace_facts",
    "settled",
    "sync_roles",
    "sync_vocabulary",
    "take_back",
    "weight",
    "which_stands",
    "withdraw_sample",
]
