"""What a search reads: one narrow row per program, derived from everything else."""

from django.db import models


class SearchRow(models.Model):
    """A published program as `programs.packing` packs it. Written by `curation` alone.

    The index holds all that a search by place reads, so it never touches the table.
    """

    program = models.OneToOneField(
        "programs.Program", on_delete=models.CASCADE, primary_key=True, related_name="search_row"
    )
    band = models.SmallIntegerField(null=True, help_text="Quarter degree of latitude; empty: no point.")
    lon = models.FloatField(null=True)
    state = models.CharField(max_length=2)
    online = models.BooleanField(
        default=False, help_text="Meets online and does not say it meets in person: no place binds it."
    )
    words = models.TextField(help_text="Name, organization and town in plain lower-case letters.")
    packed = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["band", "lon", "packed"], name="search_row_near"),
            models.Index(fields=["state"], name="search_row_state"),
            models.Index(fields=["online"], condition=models.Q(online=True), name="search_row_online"),
        ]

    def __str__(self) -> str:
        return f"search row of program {self.program_id}"
