from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.words import LIVE, State


class Registration(models.Model):
    """Somebody's place at a meeting, or on its waiting list. Its history is in the journal.

    ``queued_at`` is set once and never moved: it is the order of the waiting list.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations")
    municipality = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )  # made for; null: a guest, a speaker, somebody of the operator
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.ONSITE)
    # The other mode somebody would rather have: waited for while the place that one has is kept.
    wanted_mode = models.CharField(max_length=6, choices=Mode.choices, blank=True)
    wanted_mode_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    state_at = models.DateTimeField(default=clock.now)
    queued_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    offer_ends_at = models.DateTimeField(null=True, blank=True)  # asked: the place is held until then
    put_first_at = models.DateTimeField(null=True, blank=True)  # on the waiting list by hand; the reason is journaled
    refused_at = models.DateTimeField(null=True, blank=True)  # said no to a place, or let it pass: never asked again
    is_visitor = models.BooleanField(default=False)  # from another network of the same round
    is_listed = models.BooleanField(default=True)  # with name in the list that the other participants see
    # After a change the facilitator may ask everybody to say that they still come; the silent are not counted.
    confirm_by_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    series = models.ForeignKey(
        "registration.Series", on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    # How many letters about this meeting the person has got; with the meeting's own it is the SEQUENCE of calendars.
    calendar_sequence = models.PositiveIntegerField(default=0)

    privacy = personal(
        fields=[
            "person",
            "state",
            "state_at",
            "queued_at",
            "made_by",
            "offer_ends_at",
            "put_first_at",
            "refused_at",
            "confirmed_at",
            "wanted_mode_at",
        ],
        category=Category.PARTICIPATION,
        purpose="To know who comes to a meeting, and who came.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [
            models.Index(fields=["meeting", "state", "queued_at"], name="registration_queue"),
            models.Index(fields=["person", "state"], name="registration_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                "meeting", "person", name="registration_live_once", condition=Q(state__in=[s.value for s in LIVE])
            ),
            models.CheckConstraint(name="registration_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="registration_mode_known", condition=Q(mode__in=Mode.values)),
            models.CheckConstraint(
                name="registration_offered_until",
                condition=Q(state=State.OFFERED, offer_ends_at__isnull=False)
                | (~Q(state=State.OFFERED) & Q(offer_ends_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}: {self.state}"

    @property
    def is_silent(self) -> bool:
        """Was asked to confirm, and has not done so in time; ``queries.silent`` asks the same of many."""
        asked = self.state == State.REGISTERED and self.confirm_by_at is not None and self.confirmed_at is None
        return bool(asked and self.confirm_by_at and self.confirm_by_at <= clock.now())


class Wish(models.Model):
    """The workshop somebody wants in a block; it becomes a place as soon as one can be had."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="wishes")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField(default=1)

    privacy = personal(
        fields=["registration", "session"],
        category=Category.PARTICIPATION,
        purpose="To give each participant the workshop they asked for.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.UniqueConstraint("registration", "session", name="wish_once")]

    def __str__(self) -> str:
        return f"{self.registration_id} wants {self.session_id}"


class Place(models.Model):
    """A place in a workshop: one in each block."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="places")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="places")
    block = models.PositiveSmallIntegerField()
    pinned_at = models.DateTimeField(null=True, blank=True)  # by the facilitator: an allocation leaves it
    told_at = models.DateTimeField(null=True, blank=True)  # and what somebody was told

    privacy = personal(
        fields=["registration", "session", "pinned_at", "told_at"],
        category=Category.PARTICIPATION,
        purpose="To know who takes part in which workshop.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.UniqueConstraint("registration", "block", name="place_one_in_each_block")]

    def __str__(self) -> str:
        return f"{self.registration_id} in {self.session_id}"
