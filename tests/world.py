"""The test world: two programmes, one person for each role of the permission matrix, and something to do for each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.test import Client
from django.urls import reverse

from praksisnet.access.actions import audience
from praksisnet.adaptation.actions import cite, freeze_agenda, publish_change, raise_need, write_change
from praksisnet.adaptation.models import Change, Ground, Need, Signal
from praksisnet.adaptation.queries import need_token
from praksisnet.approvals.actions import send_for_approval
from praksisnet.approvals.mails import token_for
from praksisnet.approvals.models import Approval
from praksisnet.cases.actions import press
from praksisnet.cases.models import Case
from praksisnet.cases.sockets import kind_named
from praksisnet.evaluation.actions import open_survey
from praksisnet.evaluation.queries import answer_token as evaluation_token
from praksisnet.files.actions import keep
from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.words import Kind
from praksisnet.following.actions import save_search
from praksisnet.handouts.actions import create_collection, open_resource, publish_collection
from praksisnet.handouts.models import Collection
from praksisnet.kit import clock, links
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.knowledge.actions import ask_release, change_resource, create_resource, publish_resource
from praksisnet.knowledge.models import Release, Resource
from praksisnet.knowledge.queries.releases import release_token
from praksisnet.knowledge.queries.sharing import SharedResources
from praksisnet.meetings.actions import change_plan, create_meeting, create_round, name_speaker, publish, set_date
from praksisnet.meetings.mails import save_the_date_letter
from praksisnet.meetings.models import Meeting, PlanChange, Round, Speaking
from praksisnet.meetings.queries import speaking_token
from praksisnet.meetings.words import ChangeKind, CorePart, NewPlan
from praksisnet.networks.actions import NamedPerson, hand_over_seat
from praksisnet.networks.mails import answer_token, confirm_answer, stated_token
from praksisnet.networks.models import HandOver, Invitation, InvitationAnswer, Network, Programme, Role, Seat, Tenure
from praksisnet.networks.words import INVITATION_LINK, RoleKind
from praksisnet.news.actions import publish_news, withdraw_news, write_news
from praksisnet.news.models import NewsItem
from praksisnet.notices.actions import post
from praksisnet.notices.letters import subject_key
from praksisnet.notices.mails import unsubscribe_token
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.organisations.models import Organisation, Representation
from praksisnet.people.models import Person
from praksisnet.practice.actions import make_local_version, plan_trial
from praksisnet.practice.mails import token_for as report_token
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.readers.actions import become_reader
from praksisnet.readers.models import Reader
from praksisnet.readers.queries import ways_for
from praksisnet.registration.actions import invite_guest, make_feed, register
from praksisnet.registration.models import GuestInvitation, Registration
from praksisnet.registration.queries.arrivals import arrival_token
from praksisnet.registration.queries.feeds import feed_token
from praksisnet.registration.queries.links import answer_token as registration_token
from praksisnet.themes.actions import add_word, create_theme, merge_themes
from praksisnet.themes.models import Theme, ThemeWord
from praksisnet.thesaurus.actions import add_rule
from praksisnet.todos.actions import add
from praksisnet.todos.models import Todo
from tests import factories
from tests.evaluation.meetings import came, evaluated, held

ROLES = {
    Who.FACILITATOR: RoleKind.FACILITATOR,
    Who.KNOWLEDGE_PARTNER: RoleKind.KNOWLEDGE_PARTNER,
    Who.AUTHORITY: RoleKind.AUTHORITY,
    Who.READER: RoleKind.READER,
}
NAMES = {
    Who.READER: "Rikke Rask",
    Who.PARTICIPANT: "Mette Kjær",
    Who.COORDINATOR: "Birthe Holm",
    Who.FACILITATOR: "Line Mortensen",
    Who.KNOWLEDGE_PARTNER: "Ellen Thorup",
    Who.AUTHORITY: "Nadia Krogh",
    Who.SPEAKER: "Peter Vang",
    Who.ADMINISTRATOR: "Anders Ager",
    Who.OTHER_PARTICIPANT: "Nils Ravn",
    Who.OTHER_COORDINATOR: "Ane Ask",
    Who.OTHER_FACILITATOR: "Otto Ege",
}


class Side:
    """One programme with one network in which one municipality has said yes and one has not answered."""

    def __init__(self, world: "World", title: str, facilitator: Person) -> None:
        today = clock.today()
        self.programme = Programme.objects.create(
            title=title,
            authority=world.authority,
            operator=world.operator,
            starts_on=today - timedelta(days=300),
            ends_on=today + timedelta(days=700),
            created_by=facilitator,
            opened_at=clock.now(),
            opened_by=facilitator,
        )
        self.network = Network.objects.create(programme=self.programme, name=f"Netværk {title}")
        self.municipality = factories.municipality(f"{title} Kommune", domain=f"{title.lower()}.example")
        self.invitation = self.invite(self.municipality, facilitator)
        self.seats = [
            Seat.objects.create(network=self.network, municipality=self.municipality, number=number)
            for number in (1, 2)
        ]
        self.grant(facilitator, RoleKind.FACILITATOR)

    def invite(self, municipality: Organisation, facilitator: Person, answer: str | None = "accepted") -> Invitation:
        answered = {"answered_at": clock.now(), "answered_by": facilitator} if answer else {}
        return Invitation.objects.create(
            network=self.network,
            municipality=municipality,
            sent_at=clock.now(),
            sent_by=facilitator,
            answer=answer,
            **answered,
        )

    def grant(self, person: Person, kind: RoleKind, **scope: Any) -> Role:
        return Role.objects.create(person=person, kind=kind, programme=self.programme, granted_at=clock.now(), **scope)

    def seat(self, person: Person, coordinator: Person) -> None:
        Tenure.objects.create(seat=self.seats[0], person=person, held_from=clock.now())
        self.grant(coordinator, RoleKind.COORDINATOR, network=self.network, municipality=self.municipality)
        for member in (person, coordinator):
            factories.affiliation(member, self.municipality)


class World:
    """``world[key]`` gives the value for a URL parameter of the matrix; ``world.client(who)`` a signed-in client."""

    def __init__(self) -> None:
        self.authority = factories.organisation("authority", "Styrelsen for Prøver")
        self.operator = factories.organisation("operator", "Operatøren")
        self.people = {who: factories.person(name) for who, name in NAMES.items()}
        self.here = Side(self, "Her", self.people[Who.FACILITATOR])
        self.there = Side(self, "Der", self.people[Who.OTHER_FACILITATOR])
        self.here.seat(self.people[Who.PARTICIPANT], self.people[Who.COORDINATOR])
        self.there.seat(self.people[Who.OTHER_PARTICIPANT], self.people[Who.OTHER_COORDINATOR])
        for who, kind in ROLES.items():
            if who != Who.FACILITATOR:
                self.here.grant(self.people[who], kind)
        for who in (Who.FACILITATOR, Who.OTHER_FACILITATOR):
            factories.affiliation(self.people[who], self.operator)
        factories.affiliation(self.people[Who.AUTHORITY], self.authority)
        administrator = self.people[Who.ADMINISTRATOR]
        administrator.administrator_since = clock.now()
        administrator.save()

    def client(self, who: Who, *, language: str = "da", raise_request_exception: bool = True) -> Client:
        client = Client(raise_request_exception=raise_request_exception)
        client.cookies["django_language"] = language
        if who != Who.ANONYMOUS:
            Person.objects.filter(pk=self.people[who].pk).update(language=language)
            client.force_login(self.people[who])
        return client

    def make(self, key: str) -> Any:
        if key not in self._made:
            self._made[key] = MAKERS[key](self)
        return self._made[key]

    def __getitem__(self, key: str) -> Any:
        return getattr(self.make(key), "pk", self.make(key))

    def fill(self) -> None:
        """Something of everything that stands in an address."""
        for key in MAKERS:
            self.make(key)

    def mailed(self) -> list[str]:
        """The pages behind the links of letters."""
        rows = [row for rows in rows_by_room().values() for row in rows if row.get and "token" in row.kwargs]
        return [reverse(row.url, kwargs={key: self[value] for key, value in row.kwargs.items()}) for row in rows]

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}


def approval(world: World) -> Approval:
    sender, approver = world.people[Who.FACILITATOR], world.people[Who.AUTHORITY]
    return send_for_approval(
        world.here.programme, approver=approver, title="Programmet", address="/", text="Dagen.", by=Actor.person(sender)
    )


def todo(world: World) -> Todo:
    owner = world.people[Who.FACILITATOR]
    return add("test", world.here.network, title="Ring til hallen", address="/", owner=owner, by=Actor.person(owner))


def letter(world: World) -> Letter:
    draft = confirm_answer(world.make("statement"))
    return post(draft, by=Actor.system("test"))


def meeting_letter(world: World) -> Letter:
    """The first one about the meeting of the matrix, sent."""
    kind, pk = subject_key(world.make("meeting"))
    found = Letter.objects.filter(subject_kind=kind, subject_id=pk).order_by("pk").first()
    assert found is not None  # noqa: S101 -- publishing invites
    Letter.objects.filter(pk=found.pk).update(sent_at=clock.now())
    return found


def dead_letter(world: World) -> Letter:
    """To a participant, and back again: nobody has that address."""
    draft = save_the_date_letter(world.make("meeting"), world.people[Who.PARTICIPANT])
    made = post(replace(draft, calendar=None), by=Actor.system("test"))  # the receipt's entry is the newer one
    Letter.objects.filter(pk=made.pk).update(sent_at=clock.now(), bounced_at=clock.now(), last_error="5.1.1")
    return made


def statement(world: World) -> InvitationAnswer:
    third = factories.municipality("Tredje", domain="tredje.example")
    waiting = world.here.invite(third, world.people[Who.FACILITATOR], answer=None)
    return InvitationAnswer.objects.create(
        invitation=waiting, name="Ib", address="ib@tredje.example", answer="accepted", stated_at=clock.now()
    )


def hand_over(world: World) -> HandOver:
    successor = NamedPerson(name="Jonas Riis", email="jonas@her.example", title="")
    seat = world.here.seats[1]
    factories.tenure(seat)
    return hand_over_seat(seat, successor, by=Actor.person(world.people[Who.COORDINATOR]))


def theme_word(world: World) -> ThemeWord:
    return add_word(world.make("theme"), "vikar", by=Actor.system("test"))


def merged_theme(world: World) -> Theme:
    """Part of the theme of the matrix by now."""
    made = create_theme("Aflastningsophold", by=Actor.system("test"))
    merge_themes(made, world.make("theme"), by=Actor.system("test"))
    return made


def need(world: World) -> Need:
    by = Actor.person(world.people[Who.PARTICIPANT])
    return raise_need(world.here.programme, world.here.municipality, body="Skriftlige aftaler om ferie.", by=by)


def meeting_round(world: World) -> Round:
    parts = [
        CorePart("plenary", 60, "Velkommen"),
        CorePart("workshop", 90, "Samtalen", block=1, capacity=20),
        CorePart("workshop", 90, "Aftalen", block=1, capacity=12),
    ]
    by = Actor.person(world.people[Who.FACILITATOR])
    return create_round(world.here.programme, name="Efterår", title="Aflastning", parts=parts, by=by)


def meeting(world: World) -> Meeting:
    """Published, in two months: its members see it and may register."""
    by = Actor.person(world.people[Who.FACILITATOR])
    found = world.make("round").meetings.get(network=world.here.network)
    starts_at = clock.at(clock.today() + timedelta(days=60), 9, 30)
    set_date(found, starts_at=starts_at, town="Næstved", place="Grønnegade 1", by=by)
    return publish(found, by=by)


def resource(world: World) -> Resource:
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    draft = create_resource(
        world.here.programme, kind="tool", title="Skabelon til aftaler", summary="To sider til et møde.", by=by
    )
    return publish_resource(draft, by=by)


def case(world: World) -> Case:
    """About another resource of the knowledge partner's; the participant pressed."""
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    draft = create_resource(world.here.programme, kind="tool", title="Referat", summary="Af et møde i maj.", by=by)
    kind = kind_named("resource")
    assert kind is not None  # noqa: S101 -- the library registers it
    return press(kind, publish_resource(draft, by=by), by=Actor.person(world.people[Who.PARTICIPANT]))


def resource_file(world: World) -> StoredFile:
    """A file of the resource, for all who read it."""
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    checked = Checked(b"%PDF-1.4", "aftale.pdf", Kind.PDF, 1, "", "0" * 64)
    return change_resource(world.make("resource"), upload=[checked], by=by).files.get()


def release(world: World) -> Release:
    """A leader is asked to release the municipality's example."""
    by, home = Actor.person(world.people[Who.KNOWLEDGE_PARTNER]), world.here.municipality
    parts = {"for_whom": "Alle.", "does": "Vi aftaler det.", "result": "Ro.", "contact": "Ida."}
    said = {"title": "Aflastning fra dag ét", "summary": "Sådan gør vi.", "parts": parts}
    draft = create_resource(world.here.programme, kind="example", municipality=home, by=by, **said)
    return ask_release(draft, name="Hanne", title="Børnechef", email=f"hanne@{home.domain}", by=by)


def release_file(world: World) -> StoredFile:
    """Of the example that the leader is asked about."""
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    checked = Checked(b"%PDF-1.4", "eksempel.pdf", Kind.PDF, 1, "", "1" * 64)
    return change_resource(world.make("release").resource, upload=[checked], by=by).files.get()


def registration(world: World) -> Registration:
    """The participant's, for the meeting of the matrix."""
    person = world.people[Who.PARTICIPANT]
    return register(world.make("meeting"), person, municipality=world.here.municipality, by=Actor.person(person))


def guest_invitation(world: World) -> GuestInvitation:
    """Of the participant's municipality, so that its coordinator may take it back."""
    by, home = Actor.person(world.people[Who.FACILITATOR]), world.here.municipality
    return invite_guest(world.make("meeting"), name="Gry", email="gry@gaest.example", municipality=home, by=by)


def trial(world: World) -> Trial:
    """The participant's, not shared."""
    by = Actor.person(world.people[Who.PARTICIPANT])
    return plan_trial(world.here.network, world.here.municipality, what="Skriftlig aftale fra første dag", by=by)


def local_version(world: World) -> LocalVersion:
    """Of the resource of the matrix, not shared; the participant wrote it and may be written to."""
    by, here = Actor.person(world.people[Who.PARTICIPANT]), world.here
    said = {"changed": "Vi bruger kun den første side.", "is_contact": True}
    return make_local_version(here.network, here.municipality, world.make("resource"), by=by, **said)


def speaking(world: World) -> Speaking:
    """A guest who has a private link, in the workshop of the meeting that is to come."""
    by = Actor.person(world.people[Who.FACILITATOR])
    return name_speaker(world.make("session"), name="Peter Vang", email="peter.vang@oplaeg.example", by=by)


def stored_file(world: World) -> StoredFile:
    """Shown to the members of the first network."""
    checked = Checked(b"%PDF-1.4", "slides.pdf", Kind.PDF, 1, "", "0" * 64)
    readers = audience({f"network:{world.here.network.pk}", f"role:facilitator:programme:{world.here.programme.pk}"})
    return keep(checked, audience=readers, by=Actor.system("test"))


def drawn_file(world: World) -> StoredFile:
    """The same, with a picture of its first page."""
    checked = Checked(b"%PDF-1.4", "drawn.pdf", Kind.PDF, 1, "", "d" * 64, preview=b"a picture")
    return keep(checked, audience=stored_file(world).audience, by=Actor.system("test"))


def meeting_under_evaluation(world: World) -> Meeting:
    """Held an hour ago; the participant was there and has not answered yet."""
    found = held(world.here.network)
    participant = world.people[Who.PARTICIPANT]
    Registration.objects.create(
        meeting=found, person=participant, municipality=world.here.municipality, state="attended"
    )
    came(found, 3)
    open_survey(found, by=Actor.system("test"))
    return found


def change(world: World) -> Change:
    by, meeting_ = Actor.person(world.people[Who.FACILITATOR]), world.make("meeting")
    made = write_change(
        meeting_.programme, said="Tid", we_do="Længere workshops", need=world.make("need"), meeting=meeting_, by=by
    )
    return publish_change(made, by=by)


def development_day(world: World) -> Meeting:
    by = Actor.person(world.people[Who.FACILITATOR])
    made = create_meeting(world.here.programme, kind="development", title="Udviklingsdag", by=by)
    set_date(made, starts_at=clock.at(clock.today() + timedelta(days=30), 9), place="Operatøren", by=by)
    return publish(made, by=by)


def plan_change(world: World) -> PlanChange:
    """A national meeting that was moved, and whose mails have not left."""
    by = Actor.person(world.people[Who.FACILITATOR])
    made = create_meeting(world.here.programme, kind="national", title="Landsmøde", by=by)
    set_date(made, starts_at=clock.at(clock.today() + timedelta(days=80), 9), place="Hotellet", by=by)
    publish(made, by=by)
    plan = NewPlan(made.pk, clock.at(clock.today() + timedelta(days=81), 9), place="Hotellet")
    return change_plan(ChangeKind.MOVE, [plan], reason="Hotellet er optaget", by=by)


def reader(world: World) -> Reader:
    """A colleague of the participant's, who came in by a link."""
    home, by = world.here.municipality, Actor.guest("Gerda Grå")
    become_reader(world.here.programme, home, "gerda.graa@her.example", link="/library/", by=by)
    return Reader.objects.get(municipality=home)


def collection(world: World) -> Collection:
    """Of the resource of the matrix, published."""
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    made = create_collection(world.here.programme, title="Læs først", resources=[world.make("resource")], by=by)
    return publish_collection(made, by=by)


def opened_resource(world: World) -> Resource:
    """Read by anybody."""
    by = Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    said = {"title": "Pjece om samarbejde", "summary": "To sider til alle."}
    draft = create_resource(world.here.programme, kind="tool", by=by, **said)
    return open_resource(publish_resource(draft, by=by), by=by)


def news_item(world: World) -> NewsItem:
    """Told to everybody in the programme."""
    by = Actor.person(world.people[Who.FACILITATOR])
    said = {
        "title": "Datoen for landsmødet er sat",
        "summary": "Sæt kryds i kalenderen.",
        "body": "Vi ses i **Vejle**.",
    }
    return publish_news(write_news(world.here.programme, themes=[world.make("theme")], by=by, **said), by=by)


def news_of_network(world: World) -> NewsItem:
    by, here = Actor.person(world.people[Who.FACILITATOR]), world.here
    said = {"title": "Nyt lokale", "summary": "Vi mødes i salen.", "reach": "networks", "networks": [here.network]}
    return publish_news(write_news(here.programme, by=by, **said), by=by)


def open_news(world: World) -> NewsItem:
    """Read by anybody."""
    by = Actor.person(world.people[Who.FACILITATOR])
    said = {"title": "Netværkene begynder", "summary": "Alle kommuner er med.", "reach": "public"}
    return publish_news(write_news(world.here.programme, by=by, **said), by=by)


def news_draft(world: World) -> NewsItem:
    by = Actor.person(world.people[Who.FACILITATOR])
    return write_news(world.here.programme, title="Loven er ændret", summary="Fra nytår.", by=by)


def withdrawn_news(world: World) -> NewsItem:
    by = Actor.person(world.people[Who.FACILITATOR])
    said = {"title": "Vi mødes i Odense", "summary": "Det gør vi ikke alligevel."}
    return withdraw_news(publish_news(write_news(world.here.programme, by=by, **said), by=by), by=by)


def share_token(world: World) -> str:
    """In the link that the participant gives to colleagues at home."""
    shared = SharedResources().told(world.make("resource").pk)
    assert shared is not None  # noqa: S101 -- it is published for readers
    return ways_for(world.people[Who.PARTICIPANT], shared)[0].address.rstrip("/").rpartition("/")[2]


def signal(world: World) -> Signal:
    """A need on a development day's agenda."""
    by = Actor.person(world.people[Who.FACILITATOR])
    waiting = raise_need(world.here.programme, world.here.municipality, body="Weekendvagter hele året.", by=by)
    return freeze_agenda(world.make("development_day"), by=by).signals.get(need=waiting)


def ground(world: World) -> Ground:
    by = Actor.person(world.people[Who.FACILITATOR])
    return cite(world.make("session"), need=world.make("need"), by=by)


# What each parameter of the matrix stands for; made when first asked for.
MAKERS: dict[str, Callable[[World], Any]] = {
    "programme": lambda world: world.here.programme,
    "network": lambda world: world.here.network,
    "invitation": lambda world: world.here.invitation,
    "invitation_token": lambda world: links.make(INVITATION_LINK, world.make("statement").invitation_id, ""),
    "statement": statement,
    "stated_token": lambda world: stated_token(world.make("statement")),
    "coordinator_role": lambda world: world.people[Who.COORDINATOR].roles.get(),
    "answer_token": lambda world: answer_token(world.make("statement")),
    "seat": lambda world: world.here.seats[0],
    "hand_over": hand_over,
    "role": lambda world: world.here.grant(factories.person(), RoleKind.READER),
    "person": lambda world: world.people[Who.SPEAKER],
    "organisation": lambda world: world.here.municipality,
    "affiliation": lambda world: world.people[Who.PARTICIPANT].affiliations.get(),
    "representation": lambda world: Representation.objects.create(
        municipality=factories.municipality("Lille"), by=world.here.municipality, valid_from=factories.LONG_AGO
    ),
    "theme": lambda world: create_theme("Afløsning", by=Actor.system("test")),
    "theme_word": theme_word,
    "merged_theme": merged_theme,
    "word_rule": lambda _world: add_rule("same", ["aflastning", "weekendophold"], by=Actor.system("test")),
    "saved_search": lambda world: save_search(
        world.people[Who.PARTICIPANT], "aflastning", by=Actor.person(world.people[Who.PARTICIPANT])
    ),
    "round": meeting_round,
    "core_session": lambda world: world.make("round").core_sessions.first(),
    "meeting": meeting,
    "registration": registration,
    "guest_invitation": guest_invitation,
    "registration_token": lambda world: registration_token(world.make("meeting"), world.people[Who.PARTICIPANT]),
    "feed_token": lambda world: feed_token(
        make_feed(world.people[Who.PARTICIPANT], by=Actor.person(world.people[Who.PARTICIPANT]))
    ),
    "arrival_token": lambda world: arrival_token(world.make("registration")),
    "certificate_token": lambda world: registration_token(
        world.make("meeting_under_evaluation"), world.people[Who.PARTICIPANT]
    ),
    "session": lambda world: world.make("meeting").sessions.filter(block=1).first(),
    "speaking": speaking,
    "speaking_token": lambda world: speaking_token(world.make("speaking")),
    "file": stored_file,
    "drawn_file": drawn_file,
    "meeting_under_evaluation": meeting_under_evaluation,
    "evaluated_meeting": lambda world: evaluated(world.here.network, [4, 5, 5, 3, 4, 4]).meeting,
    "answer_link": lambda world: evaluation_token(
        world.make("meeting_under_evaluation").survey, world.people[Who.PARTICIPANT]
    ),
    "approval": approval,
    "approval_token": lambda world: token_for(world.make("approval")),
    "todo": todo,
    "letter": letter,
    "meeting_letter": meeting_letter,
    "dead_letter": dead_letter,
    "unsubscribe_token": lambda world: unsubscribe_token(
        world.people[Who.PARTICIPANT].pk, world.people[Who.PARTICIPANT].email, WEEKLY_LETTER
    ),
    "letter_purpose": lambda world: "meetings.invitation",
    "need": need,
    "need_token": lambda world: need_token(
        world.here.programme, world.people[Who.PARTICIPANT], world.here.municipality
    ),
    "change": change,
    "development_day": development_day,
    "plan_change": plan_change,
    "signal": signal,
    "ground": ground,
    "trial": trial,
    "local_version": local_version,
    "trial_token": lambda world: report_token(world.make("trial"), world.people[Who.PARTICIPANT]),
    "resource": resource,
    "reader": reader,
    "collection": collection,
    "open_resource": opened_resource,
    "news_item": news_item,
    "news_of_network": news_of_network,
    "open_news": open_news,
    "news_draft": news_draft,
    "withdrawn_news": withdrawn_news,
    "paper": lambda world: "page",
    "shared_kind": lambda world: "resource",
    "share_token": share_token,
    "case": case,
    "reported_kind": lambda world: "resource",
    "resource_file": resource_file,
    "version_number": lambda world: 1,
    "release": release,
    "release_token": lambda world: release_token(world.make("release")),
    "release_file": release_file,
}
