from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions.sessions import end_all_sessions
from praksisnet.people.models import Person
from praksisnet.people.queries import person_by_address
from praksisnet.people.sockets import call_followers

TAKEN = _("Somebody else has this mail address.")


@transaction.atomic
def name_person(
    *, name: str, email: str = "", title: str = "", phone: str = "", language: str = "da", by: Actor
) -> Person:
    """Write down somebody who was only named: no letter, no sign-in. The one with this address, if there is one.

    Refuses: text that looks like a CPR number.
    """
    refuse_cpr(name, email, title, phone)
    found = person_by_address(email) if email.strip() else None
    fresh = Person(name=name.strip(), email=email.strip() or None, title=title, phone=phone, language=language)
    return found or _make(fresh, by)


@transaction.atomic
def invite_person(
    *, name: str, email: str, title: str = "", phone: str = "", language: str = "da", by: Actor
) -> Person:
    """Let the one with this address sign in by code; made if unknown. What is known of somebody is not overwritten.

    Refuses: no address, text that looks like a CPR number, an account that was deactivated.
    """
    if not email.strip():
        raise Refused(_("Write the mail address to which codes are sent."))
    refuse_cpr(name, email, title, phone)
    values = {"title": title, "phone": phone, "language": language, "invited_at": clock.now()}
    person = person_by_address(email) or _make(Person(name=name.strip(), email=email.strip(), **values), by)
    if person.deactivated_at:
        raise Refused(_("This person's account is deactivated. An administrator can reactivate it."))
    if person.invited_at is None:
        person.invited_at = clock.now()
        person.save(update_fields=["invited_at"])
        mirror_address(person)
        record("invited_person", person, by=by)
    return person


@transaction.atomic
def change_profile(person: Person, *, name: str, title: str, phone: str, language: str, by: Actor) -> None:
    """Refuses: text that looks like a CPR number."""
    refuse_cpr(name, title, phone)
    _change(person, {"name": name, "title": title, "phone": phone, "language": language}, by)


@transaction.atomic
def change_language(person: Person, language: str, *, by: Actor) -> None:
    if language in dict(settings.LANGUAGES):
        _change(person, {"language": language}, by)


@transaction.atomic
def change_person(
    person: Person, *, name: str, email: str, title: str, phone: str, language: str, invited: bool, by: Actor
) -> None:
    """A new address, or no invitation any more, signs the person out everywhere.

    Refuses: an address that another has, an invitation without address, an administrator without invitation, an
    erased person, text that looks like a CPR number.
    """
    refuse_cpr(name, email, title, phone)
    address = email.strip().lower() or None
    if person.erased_at:
        raise Refused(_("This person's data is deleted."))
    if invited and not address:
        raise Refused(_("Write the mail address to which codes are sent."))
    if person.is_administrator and not invited:
        raise Refused(_("An administrator must be able to sign in. Remove the role first."))
    if address and Person.objects.filter(email=address).exclude(pk=person.pk).exists():
        raise Refused(TAKEN)
    shut_out = address != person.email or (person.invited_at is not None and not invited)
    values: dict[str, Any] = {"name": name, "email": address, "title": title, "phone": phone, "language": language}
    values["invited_at"] = (person.invited_at or clock.now()) if invited else None
    if _change(person, values, by) and shut_out:
        person.set_unusable_password()
        person.save(update_fields=["password"])
        end_all_sessions(person)
    mirror_address(person)


def mirror_address(person: Person) -> None:
    """allauth's own row of the address: made with the person, so that no page view makes it."""
    if person.invited_at is None or not person.email:
        EmailAddress.objects.filter(user=person).delete()
    elif not EmailAddress.objects.filter(user=person, email=person.email).exists():
        EmailAddress.objects.filter(user=person).delete()
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)


def _make(person: Person, by: Actor) -> Person:
    """Store a new person; the one whom somebody else wrote down under this address at this very moment, if so."""
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        return Person.objects.get(email=person.email)
    if person.invited_at:
        EmailAddress.objects.create(user=person, email=person.email or "", primary=True, verified=False)
    record("invited_person" if person.invited_at else "named_person", person, by=by)
    return person


def _change(person: Person, values: Mapping[str, Any], by: Actor) -> list[str]:
    """Store what differs; the old values go to the journal's erasable row. Gives the names of changed fields."""
    old = {field: getattr(person, field) for field, value in values.items() if getattr(person, field) != value}
    if old:
        for field in old:
            setattr(person, field, values[field])
        # Nothing but these: the person may have been deactivated since the page was opened.
        person.save(update_fields=old)
        if {"name", "title"} & old.keys():
            call_followers(person)
        record(
            "changed_person",
            person,
            by=by,
            fields=old,
            values={field: str(value or "") for field, value in old.items()},
        )
    return list(old)
