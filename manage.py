#!/usr/bin/env python3
"""Django's command line, which first makes an environment where there is none."""

import sys

from iopfinder import bootstrap


def main() -> None:
    bootstrap.prepare(sys.argv)
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        bootstrap.enter_environment(sys.argv)
    else:
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
