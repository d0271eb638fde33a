"""What is said about programs: yes, no, or, by absence, not stated."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from programs.querysets import FactQuerySet


class Term(models.Model):
    """One word of the vocabulary, kept in step with `programs.vocabulary`."""

    category = models.CharField(max_length=12, help_text="A `vocabulary.Category`.")
    code = models.SlugField(unique=True, help_text="Stable; also the value in a search's address.")
    name = models.CharField(max_length=120)
    explanation = models.CharField(max_length=200)
    question = models.CharField(max_length=200, help_text="What to ask by phone when it is not stated.")
    samhsa = models.CharField("SAMHSA codes", max_length=80, blank=True)
    bit = models.PositiveSmallIntegerField(unique=True, help_text="Its position in a search row.")
    consequences = models.CharField(max_length=16, help_text="A digest of what it says of other terms.")

    class Meta:
        ordering = ["bit"]

    def __str__(self) -> str:
        return self.name


class Fact(models.Model):
    """What one source says about one term of one program. No row: not stated."""

    program = models.ForeignKey(
        "programs.Program", on_delete=models.CASCADE, related_name="facts", db_index=False
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="facts", db_index=False)
    holds = models.BooleanField("yes or no", choices=[(True, "Yes"), (False, "No")])
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    observed_on = models.DateField(help_text="The day the source says it was true.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        db_index=False,
    )  # fmt: skip
    current = models.BooleanField(
        default=True, help_text="Shown. Another source's statement on the same term stands beside it."
    )
    decided_on = models.DateField(
        null=True, blank=True, help_text="A curator chose it over what others say, on this day."
    )
    set_aside_on = models.DateField(
        null=True, blank=True, help_text="A curator read it and kept what is shown, on this day."
    )

    objects = FactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "term", "source"], name="fact_once_per_source"),
            models.UniqueConstraint(
                fields=["program", "term"], condition=models.Q(current=True), name="fact_one_current"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {'yes' if self.holds else 'no'}"


class Statement(models.Model):
    """What one source says about one field of a program, where that is not its own listing.

    A field without a statement comes from `Program.source` on `Program.observed_on`.
    """

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="statements")
    field = models.CharField(max_length=40, help_text="weeks, website, location.street ...")
    value = models.JSONField(null=True)
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    current = models.BooleanField(default=True)
    decided_on = models.DateField(
        null=True, blank=True, help_text="A curator chose it over what others say, on this day."
    )
    set_aside_on = models.DateField(
        null=True, blank=True, help_text="A curator read it and kept what is shown, on this day."
    )

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "field", "source"], name="statement_once_per_source"),
            models.UniqueConstraint(
                fields=["program", "field"], condition=models.Q(current=True), name="statement_one_current"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"
