"""Credentials, prices, outcomes and checks: each with its source and its day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Credential(models.Model):
    """A licence, certification or accreditation, as far as it was checked."""

    class Scope(models.TextChoices):
        NOT_STATED = "", _("Not stated")
        PROGRAM = "program", _("This program")
        ORGANIZATION = "organization", _("The whole organization")

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="credentials")
    term = models.ForeignKey("programs.Term", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=12, choices=Scope.choices, blank=True, default="")
    number = models.CharField(max_length=60, blank=True)
    issued = models.DateField(null=True, blank=True)
    expires = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    where = models.CharField(max_length=300, blank=True, help_text="The register or page it was read in.")
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["term__bit"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(issued__isnull=True)
                | models.Q(expires__isnull=True)
                | models.Q(expires__gte=models.F("issued")),
                name="credential_expires_after_issue",
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.number}".strip()


class Price(models.Model):
    """What something costs, in US cents, as its source published it."""

    class Unit(models.TextChoices):
        SESSION = "session", _("a session")
        WEEK = "week", _("a week")
        COURSE = "course", _("the whole course")
        ASSESSMENT = "assessment", _("the first assessment")

    class Basis(models.TextChoices):
        SELF_PAY = "self_pay", _("Paying yourself")
        COPAY = "copay", _("Copay with insurance")
        SLIDING = "sliding", _("Lowest on the sliding scale")

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="prices")
    cents = models.PositiveIntegerField("amount in cents")
    unit = models.CharField(max_length=10, choices=Unit.choices)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    valid_from = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["basis", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "unit", "basis", "valid_from"], name="price_once_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.get_unit_display()}"

    @property
    def amount(self) -> str:
        """In dollars: $1,250, or $62.50."""
        dollars, cents = divmod(self.cents, 100)
        return f"${dollars:,}.{cents:02}" if cents else f"${dollars:,}"


class Outcome(models.Model):
    """A measured result, shown only whole: definition, people, period and source."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="outcomes")
    measure = models.CharField(max_length=120, help_text="Finished the program; not using at 6 months ...")
    definition = models.TextField(help_text="Exactly what was counted, and of whom.")
    value = models.DecimalField(max_digits=6, decimal_places=2)
    unit = models.CharField(max_length=20, default="%")
    people = models.PositiveIntegerField("number of people", help_text="How many were measured.")
    period_start = models.DateField()
    period_end = models.DateField()
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["measure"]
        constraints = [
            models.CheckConstraint(condition=models.Q(people__gte=1), name="outcome_has_people"),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")), name="outcome_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}{self.unit}"


class Verification(models.Model):
    """Somebody checked a program: who, when and how."""

    class Method(models.TextChoices):
        PHONE = "phone", "Phone call"
        WEBSITE = "website", "The program's website"
        VISIT = "visit", "Visit"
        WRITING = "writing", "Letter or mail"

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="verifications")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField()
    method = models.CharField(max_length=8, choices=Method.choices)
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    before = models.JSONField(
        null=True, editable=False, help_text="What stood before, as long as the check can be taken back."
    )

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_method_display()} on {self.on}"


class Attempt(models.Model):
    """Somebody tried to reach a program, and nobody answered: work that was done, and no check."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="attempts")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField()
    method = models.CharField(max_length=8, choices=Verification.Method.choices)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"Nobody answered on {self.on}"
