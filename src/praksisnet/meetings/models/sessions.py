from django.db import models
from django.db.models import F, Q

from praksisnet.files.models import StoredFile
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.meetings.models.meetings import Meeting
from praksisnet.meetings.models.rounds import CoreSession
from praksisnet.meetings.words import Mode, SessionKind
from praksisnet.people.models import Person


class Session(models.Model):
    """One part of a meeting's programme. Parallel workshops share a ``block``: one place a participant in each block.

    ``core_revision`` is the core session's revision it was copied from; ``changed_at`` marks a local change.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sessions")
    core = models.ForeignKey(CoreSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    core_revision = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=8, choices=SessionKind.choices)
    block = models.PositiveSmallIntegerField(null=True, blank=True)
    letter = models.CharField(max_length=2, blank=True)  # of a workshop: A, B, C
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(default=30)
    title = models.CharField(max_length=150)
    abstract = models.TextField(max_length=1000, blank=True)
    room = models.CharField(max_length=80, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(max_length=6000, blank=True)
    notes_at = models.DateTimeField(null=True, blank=True)
    notes_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["notes", "notes_by"],
        category=Category.CONTENT,
        purpose="To keep what was said in a session for those who were there, and to make knowledge of it.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["position", "letter", "id"]
        constraints = [
            models.CheckConstraint(name="session_kind_known", condition=Q(kind__in=SessionKind.values)),
            models.CheckConstraint(
                name="session_workshop_in_block",
                condition=Q(kind=SessionKind.WORKSHOP, block__isnull=False)
                | (~Q(kind=SessionKind.WORKSHOP) & Q(block__isnull=True)),
            ),
            models.CheckConstraint(
                name="session_begins_and_ends",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(name="session_noted", condition=by_only_with_at("notes_at", "notes_by")),
        ]

    def __str__(self) -> str:
        return self.title


class Speaking(models.Model):
    """Somebody who speaks in a session: a person here, or an outside guest with a private link."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="speakings")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="speakings")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)  # where from: "Højskolen"
    email = models.EmailField(blank=True)
    link_number = models.PositiveSmallIntegerField(default=0)  # only the newest of the links that were sent is good
    link_sent_at = models.DateTimeField(null=True, blank=True)
    link_revoked_at = models.DateTimeField(null=True, blank=True)
    slides = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="speakings")
    slides_released_at = models.DateTimeField(null=True, blank=True)  # when the speaker said that they may be shown

    privacy = personal(
        fields=["person", "name", "title", "email"],
        category=Category.CONTACT,
        purpose="To say who speaks, and to get the speaker's title, abstract and slides.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("session", "email", name="speaking_address_once", condition=~Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name


class Pool(models.Model):
    """Places that can be taken: of a meeting (``session`` null) or of a workshop. Only ``take``, ``release`` count."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pools")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, blank=True, related_name="pools")
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.ONSITE)
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)

    privacy = impersonal()

    class Meta:
        constraints = [
            models.CheckConstraint(name="pool_never_above_capacity", condition=Q(taken__lte=F("capacity"))),
            models.CheckConstraint(name="pool_mode_known", condition=Q(mode__in=Mode.values)),
            models.UniqueConstraint("meeting", "mode", name="pool_of_meeting_once", condition=Q(session__isnull=True)),
            models.UniqueConstraint("session", "mode", name="pool_of_session_once", condition=Q(session__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.taken} of {self.capacity}"

    @property
    def free(self) -> int:
        return self.capacity - self.taken
