"""The site's settings as a server runs them, on plain HTTP and with a folder of its own for static files."""

import os

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "only-for-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "iop.example.org",
    "HTTPS_ONLY": "off",
}

from iopfinder.settings import *  # noqa: F403

STATIC_ROOT = os.environ["STATIC_ROOT"]
