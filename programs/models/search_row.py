"""What a search reads: narrow rows derived from everything else, written by `curation` alone."""

from django.db import models

from programs.querysets import OnlineRowQuerySet, SearchRowQuerySet


class SearchRow(models.Model):
    """A published program as `programs.packing` packs it.

    The index holds all that a search by place reads, so it never touches the table.
    """

    program = models.OneToOneField(
        "programs.Program", on_delete=models.CASCADE, primary_key=True, related_name="search_row"
    )
    band = models.SmallIntegerField(null=True, help_text="Quarter degree of latitude; empty: no point.")
    lon = models.FloatField(null=True)
    state = models.CharField(max_length=2)
    words = models.TextField(help_text="Name, organization and town in plain lower-case letters.")
    packed = models.BinaryField()

    objects = SearchRowQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["band", "lon", "packed"], name="search_row_near"),
            models.Index(fields=["state"], name="search_row_state"),
        ]

    def __str__(self) -> str:
        return f"search row of program {self.program_id}"


class OnlineRow(models.Model):
    """A program that no place binds, once for each state where it may be attended.

    An empty state stands for a program that has not said where it is licensed.
    """

    program = models.ForeignKey(
        "programs.Program", on_delete=models.CASCADE, related_name="online_rows", db_index=False
    )
    state = models.CharField(max_length=2, blank=True)
    packed = models.BinaryField()

    objects = OnlineRowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["program", "state"], name="online_row_once_per_state")]
        indexes = [models.Index(fields=["state", "packed"], name="online_row_in_state")]

    def __str__(self) -> str:
        return f"online row of program {self.program_id} for {self.state or 'states not stated'}"
