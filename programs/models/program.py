"""Programs, and when their groups meet."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from programs import telephone
from programs.querysets import ProgramQuerySet, TrackQuerySet
from programs.schedule import Slot


class Program(models.Model):
    """One treatment program at one place, as a person would call it."""

    class Level(models.TextChoices):
        IOP = "iop", _("Intensive outpatient")
        PHP = "php", _("Partial hospitalization")
        OUTPATIENT = "outpatient", _("Outpatient")
        RESIDENTIAL = "residential", _("Residential")
        INPATIENT = "inpatient", _("Inpatient")
        OTHER = "other", _("Other care")

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft: not shown"
        PUBLISHED = "published", "Published"
        CLOSED = "closed", "Closed: kept, and marked so"
        MERGED = "merged", "The same as another: its address leads there"

    class Opening(models.TextChoices):
        NOT_STATED = "", _("Not stated")
        TAKING = "taking", _("Taking new people")
        WAITLIST = "waitlist", _("Has a waiting list")
        FULL = "full", _("Not taking new people")

    location = models.ForeignKey("programs.Location", on_delete=models.PROTECT, related_name="programs")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    description = models.TextField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PUBLISHED)
    closed_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged",
        help_text="The program that this one turned out to be.",
    )  # fmt: skip

    level = models.CharField(max_length=11, choices=Level.choices, default=Level.IOP)
    level_source = models.ForeignKey(
        "programs.Source", on_delete=models.PROTECT, related_name="+", help_text="Who says so."
    )
    level_on = models.DateField(help_text="When it was said.")

    source = models.ForeignKey(
        "programs.Source", on_delete=models.PROTECT, related_name="programs",
        help_text="Who lists it; the source of every field without a statement of its own.",
    )  # fmt: skip
    source_key = models.CharField(max_length=120, help_text="Its id or row key there.")
    observed_on = models.DateField(help_text="The day that source says it was true.")
    checked_on = models.DateField(help_text="The newest day on which anything here was confirmed.")

    min_age = models.PositiveSmallIntegerField("youngest age", null=True, blank=True)
    max_age = models.PositiveSmallIntegerField("oldest age", null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(
        "usual length", null=True, blank=True, help_text="Weeks, as the program describes it."
    )
    how_to_start = models.TextField(blank=True, help_text="The first step: call, walk in, referral.")
    when_to_call = models.CharField(
        max_length=120, blank=True, help_text="When somebody answers the phone: weekdays 8 am to 5 pm."
    )
    telehealth_states = models.JSONField(
        null=True, blank=True,
        help_text="USPS codes where its online sessions are licensed; empty means not stated.",
    )  # fmt: skip

    opening = models.CharField(max_length=8, choices=Opening.choices, blank=True, default="")
    opening_on = models.DateField("next opening", null=True, blank=True)
    opening_reported_on = models.DateField("opening reported on", null=True, blank=True)
    opening_source = models.ForeignKey(
        "programs.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    mail = models.EmailField("mail address", blank=True, help_text="Where the desk writes. Never shown.")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="assigned",
        help_text="The curator who looks after it.",
    )  # fmt: skip

    objects = ProgramQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        permissions = [
            ("verify_program", "Can check programs, decide conflicts, reports and proposals"),
            ("invite_program", "Can ask programs and people who took part for answers"),
            ("publish_program", "Can publish, close and merge programs, and publish measured samples"),
            ("import_program", "Can carry out and revert imports"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_on__isnull=False)
                | ~models.Q(status="closed") & models.Q(closed_on__isnull=True),
                name="program_closed_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(status="merged", merged_into__isnull=False)
                | ~models.Q(status="merged") & models.Q(merged_into__isnull=True),
                name="program_merged_into_another",
            ),
            models.CheckConstraint(
                condition=models.Q(opening="", opening_reported_on__isnull=True, opening_source__isnull=True)
                | ~models.Q(opening="")
                & models.Q(opening_reported_on__isnull=False, opening_source__isnull=False),
                name="program_opening_has_source_and_date",
            ),
            models.CheckConstraint(
                condition=models.Q(min_age__isnull=True)
                | models.Q(max_age__isnull=True)
                | models.Q(max_age__gte=models.F("min_age")),
                name="program_ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_on__gte=models.F("observed_on")),
                name="program_checked_since_observed",
            ),
            models.UniqueConstraint(fields=["source", "source_key"], name="program_once_per_source_key"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("program", args=[self.slug])

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED


class Phone(models.Model):
    """A number to call, and who picks it up."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Main number")
        INTAKE = "intake", _("To start treatment")
        HOTLINE = "hotline", _("Hotline")
        TTY = "tty", _("TTY")

    class AnsweredBy(models.TextChoices):
        NOT_STATED = "", _("Not stated")
        PROGRAM = "program", _("The program")
        ORGANIZATION = "organization", _("The organization's central line")
        REFERRAL = "referral", _("A referral or call center")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="phones")
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.MAIN)
    number = models.CharField(max_length=16, help_text="E.164: +15135550142.")
    extension = models.CharField(max_length=10, blank=True)
    answered_by = models.CharField(max_length=12, choices=AnsweredBy.choices, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0, help_text="Lowest first.")
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind", "number", "extension"], name="phone_once_per_program"
            )
        ]

    def __str__(self) -> str:
        return self.display

    @property
    def display(self) -> str:
        """As people write it: 513-555-0142 ext. 12."""
        return telephone.written(self.number, self.extension)

    @property
    def uri(self) -> str:
        """The `tel:` link of RFC 3966."""
        return f"tel:{self.number}" + (f";ext={self.extension}" if self.extension else "")


class Track(models.Model):
    """One group schedule of a program: who it is for, in which language, held where."""

    class Delivery(models.TextChoices):
        NOT_STATED = "", _("Not stated")
        IN_PERSON = "in_person", _("In person")
        TELEHEALTH = "telehealth", _("Online")
        HYBRID = "hybrid", _("Some in person, some online")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="tracks")
    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=120, blank=True, help_text="Adults, teens, women ...")
    is_adolescent = models.BooleanField(
        default=False, help_text="For people under 18: the level starts at 6 hours a week, not 9."
    )
    language = models.CharField(max_length=40, blank=True, help_text="Of the group; empty: not stated.")
    delivery = models.CharField(max_length=10, choices=Delivery.choices, blank=True, default="")
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.ForeignKey("programs.Source", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()

    objects = TrackQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["program", "name"], name="track_name_once")]

    def __str__(self) -> str:
        return self.name

    def slots(self) -> list[Slot]:
        """Its sessions as the pure schedule module reads them."""
        return [session.slot() for session in self.sessions.all()]


class Session(models.Model):
    """One weekly meeting of a track. An end at or before the start is on the next day."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="sessions")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    start = models.TimeField(help_text="In the program's own time zone.")
    end = models.TimeField(help_text="At or before the start: on the next day.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["weekday", "start"]
        constraints = [
            models.UniqueConstraint(fields=["track", "weekday", "start"], name="session_once_per_start"),
            models.CheckConstraint(condition=models.Q(weekday__range=(0, 6)), name="session_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}–{self.end:%H:%M}"

    def slot(self) -> Slot:
        """The session in minutes of the day."""
        return Slot.at(self.weekday, self.start, self.end)
