#!/usr/bin/env python3
"""Django's command line, which first makes an environment where there is none."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iopfinder.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        from iopfinder.bootstrap import enter_environment

        enter_environment(sys.argv)
    else:
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
