"""What this room knows of a person: what they registered for, and whom they registered."""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.registration.actions import erase_traces
from praksisnet.registration.models import Answer, Registration, Series
from praksisnet.registration.queries import with_workshops
from praksisnet.registration.queries.feeds import feed_of


class RegistrationData:
    name = "registration"
    title = _("Registrations")
    covers: tuple[str, ...] = (
        "registration.Registration",
        "registration.Series",
        "registration.Allocation",
        "registration.Arrival",
        "registration.CalendarFeed",
        "registration.GuestInvitation",
        "registration.VenueReport",
    )

    def about(self, person: Person) -> Section:
        own = with_workshops(Registration.objects.filter(person=person)).order_by("queued_at", "pk")
        made = Registration.objects.filter(made_by=person).exclude(person=person).select_related("meeting")
        facts = [Fact(one.meeting.title, _told(one)) for one in own]
        facts += [
            Fact(_("You registered a colleague"), f"{one.meeting.title}, {date_with_year(one.queued_at)}")
            for one in made.order_by("queued_at", "pk")
        ]
        answers = Answer.objects.filter(registration__person=person).select_related("registration__meeting", "question")
        facts += [
            Fact(one.question.title, f"{one.said}, {one.registration.meeting.title}") for one in answers.order_by("pk")
        ]
        series = Series.objects.filter(person=person, ended_at__isnull=True).select_related("network")
        facts += [Fact(one.network.name, _("Registered for all meetings")) for one in series.order_by("pk")]
        if feed := feed_of(person):
            facts.append(Fact(_("Address for your calendar"), date_with_year(feed.made_at)))
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _told(registration: Registration) -> str:
    """When, where it stands, and in which workshops."""
    workshops: list[str] = [place.session.title for place in registration.workshops]  # type: ignore[attr-defined]
    said = [date_with_year(registration.queued_at), str(registration.get_state_display()), *workshops]
    return ", ".join(said)
