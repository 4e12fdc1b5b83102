"""Anything anybody can do about some meetings, drawn by a random source."""

from collections.abc import Callable, Sequence
from random import Random
from uuid import UUID

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_capacity
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import actions
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.words import LIVE, State

SYSTEM = Actor.system("test")
REASON = "Holder oplæg"


class Hands:
    """``act`` does one thing, drawn by ``chance``, about one of the meetings; what is refused changes nothing.

    ``done`` is what the last act was acknowledged with: a registration, or nothing.
    """

    def __init__(
        self, meeting: Meeting, people: Sequence[Person], municipalities: Sequence[Organisation], chance: Random,
        *others: Meeting, by: Actor = SYSTEM,
    ) -> None:  # fmt: skip
        self.meetings, self.people, self.municipalities, self.chance = (
            (meeting, *others),
            people,
            municipalities,
            chance,
        )
        self.meeting, self.by = meeting, by
        self.done: Registration | None = None
        self.workshops = {one.pk: list(one.sessions.filter(block__isnull=False)) for one in self.meetings}

    def act(self, names: Sequence[str] = ()) -> str:
        name = self.draw(names)
        try:
            self.done = getattr(self, name)()
        except Refused as refused:
            self.done = None
            return f"{name}: {refused.messages[0]}"
        return name

    def draw(self, names: Sequence[str] = ()) -> str:
        self.meeting = self.chance.choice(self.meetings)
        return self.chance.choice(names or DONE)

    def register(self) -> Registration:
        person = self.chance.choice(self.people)
        how = {"workshops": self._workshops(), "waits_for_workshop": True, "mode": self._mode()}
        return actions.register(self.meeting, person, municipality=self._home(person), **how, by=self.by)

    def colleagues(self) -> None:
        home = self.chance.choice(self.municipalities) if self.municipalities else None
        of_home = [person for person in self.people if home and self._home(person) == home]
        wanted = [actions.Wanted(one) for one in self.chance.sample(of_home, min(2, len(of_home)))]
        if home and wanted:
            all_or_none = self.chance.random() < 0.5
            actions.register_colleagues(self.meeting, home, wanted, all_or_none=all_or_none, by=self.by)

    def cancel(self) -> Registration | None:
        return self._with(LIVE, actions.cancel_registration)

    def cancel_some(self) -> None:
        found = [one.pk for one in self._all(LIVE)]
        some = self.chance.sample(found, min(2, len(found)))
        actions.cancel_selected(self.meeting, some, reason="Mødet er for andre", by=self.by)

    def substitute(self) -> Registration | None:
        successor = self.chance.choice(self.people)
        return self._with([State.REGISTERED], lambda one, by: actions.substitute(one, successor, by=by))

    def other_date(self) -> Registration | None:
        others = [one for one in self.meetings if one != self.meeting]
        there = self.chance.choice(others) if others else self.meeting
        return self._with(LIVE, lambda one, by: actions.take_other_date(one, there, by=by))

    def accept(self) -> Registration | None:
        return self._with([State.OFFERED, State.EXPIRED, State.WAITING], actions.accept_offer)

    def decline(self) -> Registration | None:
        return self._with([State.OFFERED, State.REGISTERED], actions.decline_offer)

    def expire(self) -> None:
        actions.keep_queues(by=self.by)

    def capacity(self) -> None:
        pool = self.chance.choice(list(Pool.objects.filter(meeting=self.meeting).order_by("pk")))
        set_capacity(pool, max(0, pool.capacity + self.chance.choice([-2, -1, 1, 2])), by=self.by)

    def put_first(self) -> Registration | None:
        return self._with([State.WAITING], lambda one, by: actions.put_first(one, reason=REASON, by=by))

    def give(self) -> Registration | None:
        return self._with([State.WAITING], lambda one, by: actions.give_place(one, reason=REASON, by=by))

    def mode(self) -> Registration | None:
        mode = self._mode()
        return self._with(LIVE, lambda one, by: actions.change_mode(one, mode, by=by))

    def workshop(self) -> Registration | None:
        wanted, waits = self._workshops(), self.chance.random() < 0.5
        return self._with(LIVE, lambda one, by: actions.change_workshop(one, *wanted, waits_for_workshop=waits, by=by))

    def swap(self) -> None:
        one, wanted = self._one([State.REGISTERED]), self._workshops()
        if one and wanted:
            withdraws = self.chance.random() < 0.2
            (actions.withdraw_swap if withdraws else actions.ask_swap)(one, wanted[0], by=self.by)

    def pin(self) -> None:
        one, wanted = self._one([State.REGISTERED]), self._workshops()
        if one and wanted:
            actions.pin_place(one, wanted[0], by=self.by)

    def unpin(self) -> None:
        found = list(Place.objects.filter(registration__meeting=self.meeting, pinned_at__isnull=False).order_by("pk"))
        if found:
            actions.unpin_place(self.chance.choice(found), by=self.by)

    def move_some(self) -> None:
        found, wanted = [one.pk for one in self._all([State.REGISTERED])], self._workshops()
        if wanted:
            some = self.chance.sample(found, min(2, len(found)))
            actions.move_selected(self.meeting, some, wanted[0], by=self.by)

    def allocate(self) -> None:
        made = actions.run_allocation(actions.start_allocation(self.meeting, by=self.by).pk)
        try:
            if self.chance.random() < 0.7 and actions.start_telling(made, by=self.by):
                actions.tell_allocation(made, by=self.by)
        except Refused:  # something has changed since: as the job does
            actions.give_up_telling(made)

    def check_in(self) -> Registration | None:
        key = UUID(int=self.chance.getrandbits(128), version=4)
        return self._with(
            [State.REGISTERED, State.ATTENDED, State.WAITING],
            lambda one, by: actions.check_in(one, device_key=key, by=by).registration,
        )

    def undo(self) -> None:
        if one := self._one([State.ATTENDED]):
            actions.undo_arrival(one, by=self.by)

    def walk_in(self) -> Registration:
        person = self.chance.choice(self.people)
        return actions.admit(self.meeting, person, municipality=self._home(person), by=self.by)

    def guest(self) -> Registration | None:
        """Invited, again perhaps; comes, or is let go."""
        number = self.chance.randrange(2)
        facts = {"name": f"Gæst {number}", "email": f"gaest{number}@gaest.example"}
        invited = actions.invite_guest(self.meeting, **facts, by=self.by)
        try:
            if self.chance.random() < 0.6:
                return actions.register(self.meeting, invited.person, mode=self._mode(), by=self.by)
            actions.withdraw_guest(invited, by=self.by)
        except Refused:  # the invitation stays
            return None

    def confirm(self) -> Registration | None:
        return self._with([State.REGISTERED, State.WAITING], actions.confirm_registration)

    def give_on_silent(self) -> None:
        """Some were asked to confirm, and did not."""
        some = [one.pk for one in self._all([State.REGISTERED]) if self.chance.random() < 0.2]
        Registration.objects.filter(pk__in=some).update(confirm_by_at=clock.now())
        actions.give_on_silent_places(self.meeting, by=self.by)

    def mark(self) -> None:
        seated = Registration.objects.filter(meeting=self.meeting).values_list("pk", flat=True)
        actions.mark_attendance(self.meeting, [pk for pk in seated if pk % 3], by=self.by)

    def mark_some(self) -> None:
        found = [one.pk for one in self._all([State.REGISTERED, State.ATTENDED, State.NO_SHOW])]
        some = self.chance.sample(found, min(2, len(found)))
        actions.mark_selected(self.meeting, some, attended=self.chance.random() < 0.5, by=self.by)

    def _with(self, states: Sequence[str], act: Callable[..., Registration]) -> Registration | None:
        one = self._one(states)
        return act(one, by=self.by) if one else None

    def _one(self, states: Sequence[str]) -> Registration | None:
        found = self._all(states)
        return self.chance.choice(found) if found else None

    def _all(self, states: Sequence[str]) -> list[Registration]:
        rows = Registration.objects.filter(meeting=self.meeting, state__in=states).select_related("meeting")
        return list(rows.order_by("pk"))

    def _home(self, person: Person) -> Organisation | None:
        return self.municipalities[person.pk % len(self.municipalities)] if self.municipalities else None

    def _workshops(self) -> list:
        known = self.workshops[self.meeting.pk]
        return self.chance.sample(known, min(self.chance.choice([1, 1, 2]), len(known)))

    def _mode(self) -> str:
        modes = Pool.objects.filter(meeting=self.meeting, session=None).order_by("pk").values_list("mode", flat=True)
        return self.chance.choice([*modes, modes[0]])


OFTEN = ["register"] * 5 + ["cancel"] * 3 + ["substitute", "workshop", "swap", "accept"] * 2
RARE = ["colleagues", "cancel_some", "other_date", "decline", "expire", "capacity", "put_first", "give", "mode", "pin"]
RARE += ["unpin", "move_some", "allocate", "check_in", "undo", "walk_in", "guest", "confirm"]
RARE += ["give_on_silent", "mark", "mark_some"]
DONE = [*OFTEN, *RARE]
