"""Every write to what visitors see, as verbs. Each is atomic and leaves evidence."""

from .adding import NewProgram, add_program
from .changes import Arrival, Changes, Number, PastRow, RawRow, Reversal, Revision
from .claims import Claim, keep_claims, settled
from .correcting import correct_organization, correct_place
from .deciding import Rows, decide
from .describing import correct_source
from .experience import count_again, hold_back, make_codes, revoke_codes, take_experience
from .facts import record_fact, record_statement, replace_facts, which_stands
from .fields import FIELDS
from .holding import hold, hold_everything
from .keeping import Hand
from .listings import apply_import, chunks
from .merging import keep_apart, merge, see_number
from .reports import Doubt, decide_reports, drop_spam, take_report
from .reverting import confirm, revert_import
from .roles import sync_roles
from .rows import refresh_rows
from .sampling import (
    discard_sample,
    draw_sample,
    overtaken,
    publish_sample,
    record_call,
    record_unreached,
    reopen_call,
    withdraw_sample,
)
from .senders import forget_senders, may_send
from .sites import Site
from .standing import weight
from .suggestions import decline_suggestion, draft_from, take_suggestion
from .told import Heard, Told, hear, hear_all, take_back
from .uploads import drop_upload, keep_upload, settle_upload
from .vocabulary import sync_vocabulary
from .whole import Written, keep_source, publish_whole
from .whole_program import WholeProgram, WholeTrack

__all__ = [
    "FIELDS",
    "Arrival",
    "Changes",
    "Claim",
    "Doubt",
    "Hand",
    "Heard",
    "NewProgram",
    "Number",
    "PastRow",
    "RawRow",
    "Reversal",
    "Revision",
    "Rows",
    "Site",
    "Told",
    "WholeProgram",
    "WholeTrack",
    "Written",
    "add_program",
    "apply_import",
    "chunks",
    "confirm",
    "correct_organization",
    "correct_place",
    "correct_source",
    "count_again",
    "decide",
    "decide_reports",
    "decline_suggestion",
    "discard_sample",
    "draft_from",
    "draw_sample",
    "drop_spam",
    "drop_upload",
    "forget_senders",
    "hear",
    "hear_all",
    "hold",
    "hold_back",
    "hold_everything",
    "keep_apart",
    "keep_claims",
    "keep_source",
    "keep_upload",
    "make_codes",
    "may_send",
    "merge",
    "overtaken",
    "publish_sample",
    "publish_whole",
    "record_call",
    "record_fact",
    "record_statement",
    "record_unreached",
    "refresh_rows",
    "reopen_call",
    "replace_facts",
    "revert_import",
    "revoke_codes",
    "see_number",
    "settle_upload",
    "settled",
    "sync_roles",
    "sync_vocabulary",
    "take_back",
    "take_experience",
    "take_report",
    "take_suggestion",
    "weight",
    "which_stands",
    "withdraw_sample",
]
