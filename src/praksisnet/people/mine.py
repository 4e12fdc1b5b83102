"""What people itself keeps about a person; the other rooms' parts come through ``sockets``."""

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import long_datetime
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.people.words import JOB_TITLE, LANGUAGES, NAME, WORK_MAIL


class AccountData:
    """The account itself and its sessions. ``erase_person`` empties them, so nothing is left to do here."""

    name = "people"
    title = _("Your account")
    covers: tuple[str, ...] = ("people.Person", "account.EmailAddress", "usersessions.UserSession")

    def about(self, person: Person) -> Section:
        facts = [
            Fact(NAME, person.name),
            Fact(WORK_MAIL, person.email),
            Fact(JOB_TITLE, person.title),
            Fact(_("Phone at work"), person.phone),
            Fact(_("Language of pages and mails"), dict(LANGUAGES).get(person.language)),
            Fact(_("Known here since"), long_datetime(person.created_at)),
            Fact(_("May sign in since"), person.invited_at and long_datetime(person.invited_at)),
            Fact(_("Administrator since"), person.administrator_since and long_datetime(person.administrator_since)),
            Fact(_("Last logged on"), person.last_login and long_datetime(person.last_login)),
        ]
        sessions = [
            Fact(_("Logged on %(when)s") % {"when": long_datetime(row.created_at)}, f"{row.user_agent} ({row.ip})")
            for row in UserSession.objects.filter(user=person).order_by("-created_at")
        ]
        return Section(self.title, [fact for fact in facts if fact.value] + sessions)

    def erase(self, person: Person, by: Actor) -> None:
        """Done by the action itself."""
