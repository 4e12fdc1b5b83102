"""Every form with free text asks the same way, without code of its own: the page comes back, and one press decides."""

from datetime import timedelta
from itertools import count

from django.forms import Textarea
from django.urls import reverse

from praksisnet.adaptation.actions import raise_need
from praksisnet.adaptation.models import Need
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import LetterText, Session
from praksisnet.meetings.queries.speaking import mark_of
from praksisnet.practice.models import Trial
from tests.guard.forms import forms_of, modules
from tests.registration.conftest import letters

OWN, NEUTRAL = "Pigen Maja er flyttet", "Barn A er flyttet"
ASKED = ("Brug den neutrale tekst", "Behold min tekst, det handler ikke om et barn", "<mark>Pigen Maja</mark>")


def presses(client, address, data, kept):
    """What is kept before anything is chosen, after the neutral text, and after the own one."""
    asked = client.post(address, data())
    drawn = asked.status_code == 422 and all(text in asked.text for text in ASKED) and OWN in asked.text
    found = [drawn, kept()]
    for answer in ("neutral", "keep"):
        client.post(address, data() | {"guard": answer})
        found.append(kept())
    return found


def rooms(world):
    here, koege = world.here, world.people[Who.PARTICIPANT].affiliations.get().organisation
    line, ellen, mette = (world.client(who) for who in (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.PARTICIPANT))
    meeting, session = world.make("meeting"), world.make("session")
    registered = world.make("registration").meeting
    mail = {"do": "mail", "one": world["registration"], "subject": "Husk", "text": OWN, "sure": "send"}
    day = f"{clock.today() + timedelta(days=42):%d.%m.%Y}"
    numbers = count(7)

    def notes():
        return Session.objects.get(pk=session.pk).notes

    return {
        "need": (mette, reverse("adaptation:need_new"),
                 lambda: {"place": f"{here.programme.pk}-{koege.pk}", "body": OWN},
                 lambda: list(Need.objects.order_by("pk").values_list("body", flat=True))),
        "trial": (mette, reverse("practice:trial_new"),
                  lambda: {"place": f"{here.network.pk}-{koege.pk}", "what": OWN, "look_on": day},
                  lambda: list(Trial.objects.order_by("pk").values_list("what", flat=True))),
        "resource": (ellen, reverse("knowledge:resource_new"),
                     lambda: {"kind": "material", "title": "A", "summary": OWN},
                     lambda: list(Resource.objects.order_by("pk").values_list("summary", flat=True))),
        "letter text": (line, reverse("meetings:letter_text", args=[meeting.pk, "meetings.invitation"]),
                        lambda: {"text": OWN},
                        lambda: list(LetterText.objects.values_list("text", flat=True))),
        "mail": (line, reverse("registration:selection", args=[registered.pk]),
                 lambda: mail | {"number": next(numbers)},
                 lambda: ["".join({OWN, NEUTRAL} & set(one.text.splitlines())) for one in letters("message")]),
        "notes": (line, reverse("meetings:notes", args=[session.pk]),
                  lambda: {"notes": OWN, "seen": mark_of(notes())}, lambda: [notes()] if notes() else []),
    }  # fmt: skip


def test_needs_trials_notes_resources_and_mails_ask_the_same_way(world):
    found = {}
    for name, (client, address, data, kept) in rooms(world).items():
        client.cookies["django_language"] = "da"
        found[name] = presses(client, address, data, kept)

    added, changed = [True, [], [NEUTRAL], [NEUTRAL, OWN]], [True, [], [NEUTRAL], [OWN]]
    assert found == {
        "need": added, "trial": added, "resource": added, "letter text": changed, "mail": added, "notes": changed,
    }  # fmt: skip


def test_what_was_kept_is_not_asked_about_again_where_similar_needs_are_shown(world):
    koege = world.people[Who.PARTICIPANT].affiliations.get().organisation
    raise_need(world.here.programme, world.here.seats[-1].municipality, body=OWN, by=Actor.system("test"))
    data = {"place": f"{world.here.programme.pk}-{koege.pk}", "body": OWN}
    mette = world.client(Who.PARTICIPANT)

    similar = mette.post(reverse("adaptation:need_new"), data | {"guard": "keep"})

    assert '<input type="hidden" name="guard" value="keep">' in similar.text


def test_every_form_with_several_lines_asks():
    modules()
    fields = {form: form.base_fields.values() for form in forms_of(GuardedForm)}
    long = [form for form, own in fields.items() if any(isinstance(field.widget, Textarea) for field in own)]

    assert len(long) > 15
    assert [form for form in long if form._clean_fields is not GuardedForm._clean_fields] == []
