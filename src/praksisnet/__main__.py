"""The console command ``praksisnet``; ``praksisnet manage …`` is Django's own."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- settings must be named first

    arguments = sys.argv[1:]
    execute_from_command_line(["praksisnet", *(arguments[1:] if arguments[:1] == ["manage"] else arguments)])


if __name__ == "__main__":
    main()
