"""What search engines may list: the pages of words, the guides, and every program. Never a search."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import translation

from programs import guides, language
from programs.guides import Guide
from programs.models import Program

PAGES: Final = (
    "home", "right_for_me", "crisis", "guides", "how_we_rank", "our_data", "privacy", "accessibility",
    "about", "experience_rules",
)  # fmt: skip
PROGRAMS_EACH: Final = 5_000
"""Programs in one file; a file may hold 50,000 addresses (sitemaps.org), but nobody should wait for it."""

USUAL: Final = "x-default"
"""What search engines call the version for readers of any other language: the first one."""


class InEveryLanguage(Sitemap):
    """Each item at its address in every language; each address names the others and the usual one."""

    def get_urls(self, page: Any = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        origin = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        return [
            version
            for url in super().get_urls(page, site, protocol)
            for version in self._versions(url, origin)
        ]

    def _versions(self, url: dict[str, Any], origin: str) -> list[dict[str, Any]]:
        """One for each language in which there is such a page."""
        alternates = [
            {"lang_code": code, "location": origin + path}
            for code, path in self._paths(url["item"]).items()
            if path
        ]
        named = [*alternates, {**alternates[0], "lang_code": USUAL}]
        return [{**url, "location": each["location"], "alternates": named} for each in alternates]

    def _paths(self, item: Any) -> dict[str, str]:
        paths = {}
        for code, _ in settings.LANGUAGES:
            with translation.override(code):
                paths[code] = self.location(item)
        return paths


class PageSitemap(InEveryLanguage):
    """Pages of words."""

    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class GuideSitemap(InEveryLanguage):
    """Every guide. One that is away in a language has no address there."""

    def items(self) -> list[Guide]:
        return list(guides.guides(settings.LANGUAGE_CODE))

    def location(self, item: Guide) -> str:
        found = guides.in_language(item.key, language.current())
        return reverse("guide", args=[found.slug]) if found else ""

    def lastmod(self, item: Guide) -> date:
        return item.reviewed


class ProgramSitemap(InEveryLanguage):
    """Every published program, by the day it was last checked."""

    limit = PROGRAMS_EACH

    def items(self) -> QuerySet[Program]:
        return Program.objects.published().only("slug", "checked_on").order_by("pk")

    def location(self, item: Program) -> str:
        return item.get_absolute_url()

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
