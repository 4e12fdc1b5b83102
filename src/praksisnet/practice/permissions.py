from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

TRIAL, MEETING = {"trial_id": "trial"}, {"meeting_id": "meeting"}
RESOURCE, VERSION = {"resource_id": "resource"}, {"local_version_id": "local_version"}
MEMBERS = (Who.PARTICIPANT, Who.COORDINATOR)
READERS = (*MEMBERS, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
COUNTERS = (*READERS, Who.AUTHORITY)
MEMBERS_ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR)

SPEAK = allow(*MEMBERS, forbidden=(Who.FACILITATOR,))
ADAPT = allow(*MEMBERS, forbidden=(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.READER, Who.AUTHORITY))
PLAN = allow(
    *MEMBERS,
    *MEMBERS_ELSEWHERE,
    forbidden=(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY, Who.OTHER_FACILITATOR),
)

PERMISSIONS = [
    Row(
        "practice:practice",
        _("See what municipalities try; the authority sees numbers only"),
        get=allow(*COUNTERS, *MEMBERS_ELSEWHERE, Who.OTHER_FACILITATOR),
    ),
    Row("practice:trial_new", _("Write down what a municipality will try"), get=PLAN, post=PLAN),
    Row("practice:trial", _("See a small test that is not shared"), get=allow(*MEMBERS, Who.FACILITATOR), kwargs=TRIAL),
    Row("practice:text", _("Change a small test"), get=SPEAK, post=SPEAK, kwargs=TRIAL),
    Row("practice:report", _("Tell how a small test went"), get=SPEAK, post=SPEAK, kwargs=TRIAL),
    Row("practice:sharing", _("Share a small test with the network"), get=SPEAK, post=SPEAK, kwargs=TRIAL),
    Row(
        "practice:mailed",
        _("Tell by the mailed link how a small test went"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "trial_token"},
    ),
    Row(
        "practice:since_last",
        _("Tell at a meeting how small tests stand, and see how many"),
        get=allow(*COUNTERS),
        post=allow(*MEMBERS, forbidden=(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)),
        kwargs=MEETING,
    ),
    Row(
        "practice:meeting_trials",
        _("Show in the room how many municipalities will try something"),
        get=allow(*COUNTERS),
        kwargs=MEETING,
    ),
    Row(
        "practice:tried",
        _("See who has tried what a resource says, and shares it"),
        get=allow(*READERS, forbidden=(Who.READER, Who.AUTHORITY)),
        kwargs=RESOURCE,
    ),
    Row(
        "practice:local_version_new",
        _("Write down a municipality’s own version"),
        get=ADAPT,
        post=ADAPT,
        kwargs=RESOURCE,
    ),
    Row(
        "practice:local_version",
        _("See a municipality’s own version that is not shared"),
        get=allow(*MEMBERS, Who.FACILITATOR),
        kwargs=VERSION,
    ),
    Row(
        "practice:local_version_text",
        _("Change a municipality’s own version"),
        get=SPEAK,
        post=SPEAK,
        kwargs=VERSION,
    ),
    Row(
        "practice:local_version_sharing",
        _("Share a municipality’s own version, and take it back"),
        get=SPEAK,
        post=SPEAK,
        kwargs=VERSION,
    ),
]
