import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import read_bounces, take_bounce
from praksisnet.notices.bounces import MOST
from praksisnet.notices.mailboxes import MailboxAway, read_mailbox


class Command(BaseCommand):
    help = "Read reports on letters that could not be delivered: from the mailbox in the settings, a folder, or stdin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group()
        source.add_argument(
            "--maildir", metavar="FOLDER", help="a Maildir folder instead of the mailbox in the settings"
        )
        source.add_argument("--stdin", action="store_true", help="one mail, as a mail server pipes it")

    def handle(self, **options: Any) -> None:
        by = Actor.system("read_bounces")
        try:
            if options["stdin"]:
                taken = int(take_bounce(sys.stdin.buffer.read(MOST), by=by))
            elif options["maildir"]:
                taken = read_mailbox(f"maildir:{options['maildir']}", lambda data: take_bounce(data, by=by))
            else:
                taken = read_bounces(by=by)
        except MailboxAway as away:
            raise CommandError(f"The mailbox cannot be read. {away}") from away
        self.stdout.write(f"reports on our letters: {taken}")
