"""What no database keeps and no person types: every form and list of the desk answers it without an error."""

from __future__ import annotations

import pytest

from programs.models import LinkRound, Program, Proposal, Report, Sample, Suggestion
from tests.desk.busy import busy
from tests.desk.conftest import Signed

pytestmark = pytest.mark.django_db

SIGNS = (
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\u202e",
    "x" * 5000,
)

FORMS = {
    "/desk/code/": "code next",
    "/desk/filters/save/": "at name query",
    "/desk/conflicts/{slug}/": "reason all next d-x",
    "/desk/duplicates/merge/?one={slug}&other={twin}": "one other reason agreed",
    "/desk/duplicates/apart/": "one other",
    "/desk/duplicates/numbers/seen/": "number note",
    "/desk/reports/about/{slug}/": "thing decision right method note next",
    "/desk/reports/spam/{report}/": "next",
    "/desk/reports/decided/{report}/again/": "next",
    "/desk/reports/suggestions/{suggestion}/": "decision state number note program next",
    "/desk/proposals/{proposal}/decide/": "do seen note d-x",
    "/desk/proposals/{proposal}/edit/start/": "weeks how",
    "/desk/links/new/": "name way days",
    "/desk/links/{round}/revoke/": "link",
    "/desk/links/{round}/time/": "expires_on",
    "/desk/invitations/for/{slug}/": "count days handed_to",
    "/desk/invitations/for/{slug}/codes.csv": "code",
    "/desk/invitations/revoke/": "program made_on made_by handed_to expires_on",
    "/desk/samples/draw/": "month size",
    "/desk/samples/{sample}/1/": "phone level note on",
    "/desk/samples/{sample}/withdraw/": "reason",
    "/desk/sheets/bring/": "kind method on reason",
    "/desk/imports/states/": "states",
}
"""Every form, and the names of its fields."""

LISTS = """
/desk/ /desk/next/ /desk/conflicts/ /desk/duplicates/ /desk/reports/ /desk/reports/suggestions/
/desk/reports/decided/ /desk/proposals/ /desk/links/new/ /desk/links/{round}/ /desk/invitations/
/desk/accounts/ /desk/imports/ /desk/sheets/take/ /desk/to-check.csv /desk/reports/decided.csv
"""
NAMES = "q kind who state source unsure about doubt list only what reference page after as form whose p o"


@pytest.fixture
def which(administrator: Signed) -> dict[str, object]:
    program, *_ = busy(1, administrator.user)
    return {
        "slug": program.slug, "twin": Program.objects.exclude(pk=program.pk).get(name=program.name).slug,
        "report": Report.objects.first().pk, "suggestion": Suggestion.objects.first().pk,
        "proposal": Proposal.objects.first().pk, "round": LinkRound.objects.latest("pk").pk,
        "sample": Sample.objects.first().pk,
    }  # fmt: skip


def test_no_form_of_the_desk_breaks(administrator: Signed, which: dict[str, object]) -> None:
    for sign in SIGNS:
        for path, names in FORMS.items():
            answer = administrator.post(path.format(**which), dict.fromkeys(names.split(), sign))
            assert answer.status_code in (200, 302, 303, 400, 404), (path, sign)


def test_no_list_of_the_desk_breaks(administrator: Signed, which: dict[str, object]) -> None:
    for sign in SIGNS:
        for path in LISTS.split():
            answer = administrator.get(path.format(**which), dict.fromkeys(NAMES.split(), sign))
            assert answer.status_code in (200, 302, 400), (path, sign)
