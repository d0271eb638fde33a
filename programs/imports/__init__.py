"""The import: read, archive, clean, match, plan, report, and apply through `programs.curation`."""
