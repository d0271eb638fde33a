from __future__ import annotations

from typing import Any

from django.core.management.commands import makemessages

USUAL = makemessages.Command.xgettext_options


class Command(makemessages.Command):
    """Also finds words kept as data and translated where they are shown, of `right_for_me` and of week codes.

    A sentence of `right_for_me` may have a second wording, for someone else: that is found in a pass of its
    own, since xgettext takes one argument of a keyword. Its `answer` is a common name: only its files count.
    """

    elsewhere = ("tests/*", "benchmarks/*", "scripts/*", "docs/*", "staticfiles/*")
    xgettext_options = [*USUAL, "--keyword=Words:1", "--keyword=Link:1", "--keyword=CodeError:1"]
    in_right_for_me = ("--keyword=Words:2", "--keyword=answer:2")

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] = [*options["ignore_patterns"], *self.elsewhere]
        super().handle(*args, **options)

    def process_locale_dir(self, locale_dir: str, files: list[Any]) -> None:
        super().process_locale_dir(locale_dir, files)
        everywhere = self.xgettext_options
        for keyword in self.in_right_for_me:
            self.xgettext_options = [*USUAL, keyword]
            super().process_locale_dir(locale_dir, [file for file in files if "right_for_me" in file.path])
        self.xgettext_options = everywhere
