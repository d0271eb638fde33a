"""What leaves the desk to ask programs: a table for a mail merge, and letters to print."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.desk import asking as writing
from programs.models import LinkRound
from programs.roles import INVITE
from programs.views.download import BYTE_ORDER_MARK, Line, harmless

from .site import page

LETTERS_A_PAGE = 50
AT_ONCE = 500


@page("links/<int:pk>/links.csv", name="links_to_merge", permission=INVITE)
@require_safe
def links_to_merge(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every link of a round that works, with the program's name and address (RFC 4180)."""
    shown = get_object_or_404(LinkRound, pk=pk)
    lines = merge_lines(shown, request.build_absolute_uri("/")[:-1])
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="links-{shown.pk}.csv"'
    return response


def merge_lines(shown: LinkRound, site: str) -> Iterator[str]:
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(writing.COLUMNS)
    for cells in writing.merge_rows(writing.to_print(shown).iterator(AT_ONCE), site):
        yield writer.writerow(map(harmless, cells))


@page("links/<int:pk>/letters/", name="links_letters", permission=INVITE)
@require_safe
def links_letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters with a code to scan, one sheet each, by state and ZIP code."""
    shown, site = get_object_or_404(LinkRound, pk=pk), request.build_absolute_uri("/")[:-1]
    posted = writing.to_post(shown)
    found = Paginator(posted, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": f"Letters: {shown}", "round": shown, "found": found, "today": timezone.localdate(),
        "without_street": writing.to_print(shown).count() - found.paginator.count,
        "letters": [writing.asked(link, site) for link in found.object_list], **writing.sender(),
    }  # fmt: skip
    return render(request, "desk/links/letters.html", context)
