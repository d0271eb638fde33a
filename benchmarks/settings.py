"""The site's settings as the benchmark runs them: as in production, but on plain HTTP and unhashed files."""

import os
from pathlib import Path

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "only-for-the-benchmark-0123456789-abcdefghijklmnopqrstuv",
    "ALLOWED_HOSTS": "testserver",
    "HTTPS_ONLY": "off",
}

from iopfinder.settings import *  # noqa: F403
from iopfinder.settings import STORAGES, TEMPLATES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]
ROOT_URLCONF = "benchmarks.urls"
