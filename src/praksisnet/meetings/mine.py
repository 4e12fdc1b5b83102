"""What this room knows of a person: the meetings they planned and ran, the notes they wrote, the talks they gave."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.meetings.actions import erase_traces
from praksisnet.meetings.models import Meeting, PlanChange, Round, Session, Speaking
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("made", _("You planned a meeting")),
    ("announced", _("You announced a meeting")),
    ("published", _("You published a meeting")),
    ("closed", _("You closed a meeting")),
    ("cancelled", _("You cancelled a meeting")),
)


class MeetingData:
    name = "meetings"
    title = _("Meetings")
    covers: tuple[str, ...] = (
        "meetings.Meeting",
        "meetings.Round",
        "meetings.Session",
        "meetings.Speaking",
        "meetings.PlanChange",
    )

    def about(self, person: Person) -> Section:
        mine = Q(made_by=person)
        for verb, _said in DEEDS:
            mine |= Q(**{f"{verb}_by": person})
        meetings = list(Meeting.objects.filter(mine).order_by("made_at", "pk"))
        facts = [
            Fact(said, f"{date_with_year(getattr(meeting, f'{verb}_at'))}: {meeting.title}")
            for verb, said in DEEDS
            for meeting in meetings
            if getattr(meeting, f"{verb}_by_id") == person.pk
        ]
        rounds = Round.objects.filter(made_by=person).order_by("made_at")
        label = _("You planned a round of meetings")
        facts += [Fact(label, f"{date_with_year(planned.made_at)}: {planned}") for planned in rounds]
        changes = PlanChange.objects.filter(made_by=person).order_by("made_at")
        facts += [Fact(_("You changed meetings"), f"{date_with_year(one.made_at)}: {one.reason}") for one in changes]
        noted = Session.objects.filter(notes_by=person).order_by("notes_at")
        facts += [Fact(_("You wrote notes"), f"{session.title}: {session.notes}") for session in noted]
        for talk in Speaking.objects.filter(person=person).select_related("session").order_by("pk"):
            said = ", ".join(filter(None, (talk.name, talk.title, talk.email)))
            facts.append(Fact(_("You spoke at a meeting"), f"{talk.session.title} ({said})"))
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
