"""The first page of the desk: what to check next, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.desk import harm
from programs.desk import queue as reading
from programs.desk.queue import Asked, Queue
from programs.desk.reach import FAR_MILES, REACH_MILES
from programs.roles import READ, VERIFY
from programs.states import STATES

from .list_csv import WHICH, Table, as_csv, which
from .site import page


@page("", name="index", permission=READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The programs to check, those first that may do the most harm."""
    asked, problems = reading.read_asked(request.GET)
    queue = reading.read_queue(request.user.pk, timezone.localdate())
    found = Paginator(queue.chosen(asked), reading.A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "What to check next", "problems": problems, "asked": asked, "found": found,
        "rows": queue.rows(found.object_list.tolist()), "tail": asked.address(),
        "elsewhere": reading.waiting_elsewhere(), "rules": rules(), "place": place_of(asked),
        **filters(queue, asked),
    }  # fmt: skip
    return render(request, "desk/queue/list.html", context)


@as_csv(*WHICH, "phone", "checked on", "assigned to", "points", "why", "relied on by", of="index")
def queue_rows(request: HttpRequest) -> Table:
    """The same programs in the same order, each with what it has points for."""
    asked, _ = reading.read_asked(request.GET)
    queue = reading.read_queue(request.user.pk, timezone.localdate())
    return (
        (
            *which(row.program), next(iter(row.program.phones.all()), ""), row.program.checked_on,
            row.program.assigned_to, round(row.points), "; ".join(map(str, row.reasons)), row.relied,
        )
        for row in queue.rows(queue.chosen(asked).tolist())
    )  # fmt: skip


@page("next/", name="next", permission=VERIFY)
@require_safe
def next_program(request: HttpRequest) -> HttpResponse:
    """On to the program that comes after the one named, in the same part of the queue."""
    asked, _ = reading.read_asked(request.GET)
    queue = reading.read_queue(request.user.pk, timezone.localdate())
    slug = queue.slug_after(asked, request.GET.get("after", ""))
    tail = f"?{asked.address()}" if asked.address() else ""
    if not slug:
        messages.info(request, "There is no other program in this part of the queue.")
        return redirect(f"{redirect('admin:index').url}{tail}")
    return redirect(f"{redirect('admin:verify', slug).url}{tail}")


def filters(queue: Queue, asked: Asked) -> dict[str, Any]:
    """The ways to narrow the queue, each with how many programs it leaves."""
    counts = queue.counts(asked)
    return {
        "everything": {"href": asked.address(kind=""), "count": counts[""], "here": not asked.kind},
        "kinds": options(reading.KINDS, counts, asked),
        "stale": options(reading.STALE, counts, asked),
        "who": [{"value": value, "name": name} for value, name in reading.WHO.items()],
        "states": [
            {"value": code, "name": STATES[code].name}
            for code in sorted(set(queue.signals.states) & set(STATES))
        ],
    }


def place_of(asked: Asked) -> reading.Place | None:
    """The list where the kind of work that is asked for is also done."""
    return next((kind.place for kind in reading.KINDS if kind.code == asked.kind), None)


def options(kinds: tuple[reading.Kind, ...], counts: dict[str, int], asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "name": kind.name, "count": counts[kind.code], "href": asked.address(kind=kind.code),
            "here": kind.code == asked.kind,
        }
        for kind in kinds
    ]  # fmt: skip


def rules() -> dict[str, Any]:
    """What the page publishes about its order."""
    return {
        "items": reading.half_lives(), "reach": int(REACH_MILES), "far": int(FAR_MILES),
        "fewest": harm.FEWEST_PEOPLE, "usual": harm.USUAL_PEOPLE, "rest": harm.REST_DAYS,
        "unstated": round(100 * harm.NOT_STATED), "stale": reading.STALE_DAYS,
        "doubts": [(words, round(100 * chance)) for words, chance in harm.DOUBTS],
    }  # fmt: skip
