"""What search engines may list: the pages of words, the guides, and every program. Never a search."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import translation

from programs import guides
from programs.guides import Guide
from programs.models import Program

PAGES: Final = (
    "home", "right_for_me", "crisis", "guides", "how_we_rank", "our_data", "privacy", "accessibility",
    "about",
)  # fmt: skip
PROGRAMS_EACH: Final = 5_000
"""Programs in one file; a file may hold 50,000 (sitemaps.org), but nobody should wait for it."""


class PageSitemap(Sitemap):
    """Pages of words in every language, the first one first."""

    def items(self) -> list[tuple[str, str]]:
        return [(code, page) for code, _ in settings.LANGUAGES for page in PAGES]

    def location(self, item: tuple[str, str]) -> str:
        language, page = item
        with translation.override(language):
            return reverse(page)


class GuideSitemap(Sitemap):
    """Every guide in every language."""

    def items(self) -> list[Guide]:
        return [guide for code, _ in settings.LANGUAGES for guide in guides.guides(code)]

    def location(self, item: Guide) -> str:
        with translation.override(item.language):
            return reverse("guide", args=[item.slug])

    def lastmod(self, item: Guide) -> date:
        return item.reviewed


class ProgramSitemap(Sitemap):
    """Every published program in English, by the day it was last checked; its page names its Spanish one."""

    limit = PROGRAMS_EACH

    def items(self) -> QuerySet[Program]:
        return Program.objects.published().only("slug", "checked_on").order_by("pk")

    def lastmod(self, item: Program) -> date:
        return item.checked_on

    def get_latest_lastmod(self) -> date | None:
        """The newest of them, without reading them all."""
        newest: date | None = Program.objects.published().aggregate(newest=Max("checked_on"))["newest"]
        return newest


SITEMAPS: Final[dict[str, Any]] = {
    "pages": PageSitemap,
    "guides": GuideSitemap,
    "programs": ProgramSitemap,
}
