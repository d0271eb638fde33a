from __future__ import annotations

from typing import Any

from django.core.management.commands import makemessages

USUAL = makemessages.Command.xgettext_options


class Command(makemessages.Command):
    """Also finds words kept as data and translated where they are shown, of `right_for_me` and of week codes.

    A sentence there may have a second wording, for someone else: that is found in a pass of its own, since
    xgettext takes one argument of a keyword.
    """

    elsewhere = ("tests/*", "benchmarks/*", "scripts/*", "docs/*", "staticfiles/*")
    xgettext_options = [
        *USUAL,
        "--keyword=Words:1",
        "--keyword=Link:1",
        "--keyword=answer:2",
        "--keyword=CodeError:1",
    ]

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] = [*options["ignore_patterns"], *self.elsewhere]
        super().handle(*args, **options)

    def process_locale_dir(self, locale_dir: str, files: list[Any]) -> None:
        super().process_locale_dir(locale_dir, files)
        first = self.xgettext_options
        self.xgettext_options = [*USUAL, "--keyword=Words:2"]
        super().process_locale_dir(locale_dir, [file for file in files if "right_for_me" in file.path])
        self.xgettext_options = first
