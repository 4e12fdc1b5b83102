from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow, only

PROGRAMME = {"programme_id": "programme"}
NETWORK = {"network_id": "network"}
SEAT = {"seat_id": "seat"}
INVITATION = {"invitation_id": "invitation"}

IN_PROGRAMME = (
    Who.READER,
    Who.PARTICIPANT,
    Who.COORDINATOR,
    Who.FACILITATOR,
    Who.KNOWLEDGE_PARTNER,
    Who.AUTHORITY,
    Who.ADMINISTRATOR,
)


RUN = only(Who.FACILITATOR, known_to=IN_PROGRAMME)
GRANT = only(Who.FACILITATOR, Who.ADMINISTRATOR, known_to=IN_PROGRAMME)
COVERAGE = only(Who.FACILITATOR, Who.AUTHORITY, known_to=IN_PROGRAMME)
IN_NETWORK = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
MEMBERS = only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, known_to=IN_NETWORK)
COORDINATE = only(Who.COORDINATOR, Who.FACILITATOR, known_to=IN_NETWORK)
CREATE = only(
    Who.FACILITATOR,
    Who.OTHER_FACILITATOR,
    Who.AUTHORITY,
    Who.ADMINISTRATOR,
    known_to=tuple(who for who in Who if who is not Who.ANONYMOUS),
)

PERMISSIONS = [
    Row("networks:programmes", _("See the programmes one is part of"), get=ANYBODY_SIGNED_IN),
    Row("networks:programme_new", _("Set up a programme"), get=CREATE, post=CREATE),
    Row("networks:programme", _("See a programme"), get=allow(*IN_PROGRAMME), kwargs=PROGRAMME),
    Row("networks:programme_settings", _("Change a programme"), get=RUN, post=RUN, kwargs=PROGRAMME),
    Row("networks:programme_networks", _("Name a programme’s networks"), get=RUN, post=RUN, kwargs=PROGRAMME),
    Row("networks:suggestion", _("Have networks suggested by region"), post=RUN, kwargs=PROGRAMME),
    Row(
        "networks:programme_municipalities",
        _("Place municipalities in networks"),
        get=RUN,
        post=RUN,
        kwargs=PROGRAMME,
    ),
    Row("networks:programme_letters", _("Preview and send invitations"), get=RUN, post=RUN, kwargs=PROGRAMME),
    Row("networks:mailboxes", _("Say where a municipality’s invitation goes"), post=RUN, kwargs=PROGRAMME),
    Row("networks:opening", _("Finish setting up a programme"), post=RUN, kwargs=PROGRAMME),
    Row("networks:reminders", _("Preview and send reminders"), get=RUN, post=RUN, kwargs=PROGRAMME),
    Row("networks:roles", _("See and give roles in a programme"), get=GRANT, post=GRANT, kwargs=PROGRAMME),
    Row(
        "networks:role_end",
        _("End a role in a programme"),
        post=GRANT,
        kwargs={"programme_id": "programme", "role_id": "role"},
    ),
    Row("networks:closure", _("Close a programme"), get=RUN, post=RUN, kwargs=PROGRAMME),
    Row("networks:coverage", _("See whether all municipalities are in"), get=COVERAGE, kwargs=PROGRAMME),
    Row("networks:coverage_xlsx", _("Download the list of municipalities"), get=COVERAGE, kwargs=PROGRAMME),
    Row("networks:networks", _("See one’s networks"), get=ANYBODY_SIGNED_IN),
    Row("networks:network", _("See a network and who is in it"), get=MEMBERS, kwargs=NETWORK),
    Row("networks:answer", _("Change a municipality’s answer"), get=COORDINATE, post=COORDINATE, kwargs=INVITATION),
    Row(
        "networks:coordinator",
        _("Name a municipality’s coordinator"),
        get=COORDINATE,
        post=COORDINATE,
        kwargs=INVITATION,
    ),
    Row(
        "networks:coordinator_end",
        _("End a coordinator’s role"),
        post=COORDINATE,
        kwargs={**INVITATION, "role_id": "coordinator_role"},
    ),
    Row("networks:seat", _("Name who holds a permanent place"), get=COORDINATE, post=COORDINATE, kwargs=SEAT),
    Row("networks:vacancy", _("Make a permanent place vacant"), post=COORDINATE, kwargs=SEAT),
    Row("networks:hand_over", _("Hand over a permanent place"), get=COORDINATE, post=COORDINATE, kwargs=SEAT),
    Row(
        "networks:hand_over_undo",
        _("Undo a hand-over"),
        post=COORDINATE,
        kwargs={"hand_over_id": "hand_over"},
    ),
    Row(
        "networks:invitation",
        _("Answer an invitation from a mailed link"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "invitation_token"},
    ),
    Row(
        "networks:invitation_stated",
        _("Be told to look in the mail"),
        get=ANYBODY,
        kwargs={"token": "stated_token"},
    ),
    Row(
        "networks:invitation_answer",
        _("Confirm an answer from a mailed link"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "answer_token"},
    ),
    Row(
        "networks:invitation_participants",
        _("Name participants from a mailed link"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "answer_token"},
    ),
]
