import pytest
from allauth.account.models import EmailAddress

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions import (
    change_language,
    change_person,
    change_profile,
    deactivate_person,
    invite_person,
    name_person,
)
from praksisnet.people.models import Person, State
from tests import factories
from tests.guard.numbers import some_number

BY = Actor.system("test")


def verbs(person):
    return [entry.verb for entry in entries_about(person).order_by("id")]


def values_of(person):
    return {
        "name": person.name,
        "email": person.email or "",
        "title": person.title,
        "phone": person.phone,
        "language": person.language,
        "invited": person.invited_at is not None,
    }


def test_name_person_writes_down_somebody_who_cannot_sign_in(db):
    person = name_person(name=" Jonas Riis ", by=BY)

    assert (person.name, person.email, person.state, verbs(person)) == (
        "Jonas Riis",
        None,
        State.NAMED,
        ["named_person"],
    )
    assert EmailAddress.objects.count() == 0


def test_name_person_finds_the_one_with_the_address(mette):
    found = name_person(name="M. Kjær", email=" METTE.kjaer@koege.example ", by=BY)

    assert (found, found.name) == (mette, "Mette Kjær")


def test_name_person_refuses_a_cpr_number(db):
    with pytest.raises(Refused):
        name_person(name=f"Barn {some_number()}", by=BY)

    assert Person.objects.count() == 0


def test_invite_person_opens_the_door(db):
    person = invite_person(name="Jonas Riis", email="Jonas.Riis@koege.example", title="Konsulent", by=BY)

    address = EmailAddress.objects.get(user=person)
    assert (person.state, person.title, verbs(person)) == (
        State.ACTIVE,
        "Konsulent",
        ["invited_person"],
    )
    assert (address.email, address.primary, address.verified) == ("jonas.riis@koege.example", True, False)


def test_invite_person_a_second_time_changes_nothing(db):
    first = invite_person(name="Jonas Riis", email="jonas.riis@koege.example", by=BY)
    second = invite_person(name="Another Name", email="jonas.riis@koege.example", by=BY)

    assert (second, second.name, len(verbs(first))) == (first, "Jonas Riis", 1)


def test_invite_person_takes_few_statements(db, statements):
    with statements.exactly(4):  # look for the address; write the person, allauth's address and the journal's entry
        invite_person(name="Jonas Riis", email="jonas.riis@koege.example", by=BY)


def test_invite_person_invites_one_who_was_only_named(db):
    named = factories.person(email="jonas.riis@koege.example", invited_at=None)

    assert invite_person(name="x", email="jonas.riis@koege.example", by=BY).state == State.ACTIVE
    assert EmailAddress.objects.get().user == named


def test_invite_person_refuses_a_deactivated_account(mette):
    Person.objects.update(deactivated_at=clock.now())

    with pytest.raises(Refused, match="deactivated"):
        invite_person(name="x", email=mette.email, by=BY)


def test_invite_person_refuses_to_go_without_an_address(db):
    with pytest.raises(Refused, match="mail address"):
        invite_person(name="x", email=" ", by=BY)


def test_change_profile_keeps_the_old_values_in_the_journals_erasable_row(mette):
    change_profile(mette, name="Mette Holm", title="", phone="12 34 56 78", language="en", by=BY)

    entry = entries_about(mette).get()
    assert (entry.verb, entry.fields) == ("changed_person", ["name", "phone"])
    assert entry.values_row.data == {"name": "Mette Kjær", "phone": ""}
    assert Person.objects.get(pk=mette.pk).sort_name == "mette holm"


def test_change_profile_without_change_leaves_no_trace(mette):
    change_profile(mette, name=mette.name, title="", phone="", language="en", by=BY)

    assert verbs(mette) == []


def test_change_language_ignores_one_we_do_not_speak(mette):
    change_language(mette, "xx", by=BY)

    assert Person.objects.get(pk=mette.pk).language == "en"


def test_change_person_to_a_new_address_signs_out_and_moves_sign_in(mette, mette_client):
    change_person(mette, **values_of(mette) | {"email": "mette@ny.example"}, by=BY)

    assert EmailAddress.objects.get().email == "mette@ny.example"
    assert mette_client.get("/profile/").status_code == 302


def test_change_person_refuses_anothers_address(mette, administrator):
    with pytest.raises(Refused, match="Somebody else"):
        change_person(mette, **values_of(mette) | {"email": administrator.email.upper()}, by=BY)


def test_change_person_refuses_an_invitation_without_address(mette):
    with pytest.raises(Refused, match="mail address"):
        change_person(mette, **values_of(mette) | {"email": ""}, by=BY)


def test_change_person_refuses_an_administrator_who_cannot_sign_in(administrator):
    with pytest.raises(Refused, match="administrator"):
        change_person(administrator, **values_of(administrator) | {"invited": False}, by=BY)


def test_change_person_takes_sign_in_away(mette):
    change_person(mette, **values_of(mette) | {"invited": False}, by=BY)

    assert (mette.state, EmailAddress.objects.count()) == (State.NAMED, 0)


def test_change_profile_leaves_alone_what_happened_meanwhile(mette):
    opened = Person.objects.get(pk=mette.pk)
    deactivate_person(mette, by=BY)

    change_profile(opened, name="Mette K.", title="", phone="", language="da", by=BY)

    kept = Person.objects.get()
    assert (kept.name, kept.sort_name, kept.state) == ("Mette K.", "mette k.", State.DEACTIVATED)
