"""The words that the declarations in code are shown with: roles, rooms and kinds of personal data."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit.permissions import Who
from praksisnet.kit.privacy import Category
from praksisnet.meetings.words import Kind, State

WHO: dict[Who, Any] = {
    Who.ANONYMOUS: _("Anybody, not logged on"),
    Who.READER: _("Reader"),
    Who.PARTICIPANT: _("Participant"),
    Who.COORDINATOR: _("Municipal coordinator"),
    Who.FACILITATOR: _("Facilitator"),
    Who.KNOWLEDGE_PARTNER: _("Knowledge partner"),
    Who.AUTHORITY: _("The authority"),
    Who.SPEAKER: _("Speaker"),
    Who.ADMINISTRATOR: _("Administrator"),
}

ROOMS: dict[str, Any] = {
    "demo": _("The demo"),
    "pages": _("Front page and information"),
    "adaptation": _("Needs, reasons and changes"),
    "evaluation": _("Evaluation"),
    "practice": _("In practice"),
    "handouts": _("Taken home"),
    "readers": _("Readers"),
    "thesaurus": _("Words in search"),
    "knowledge": _("Knowledge bank"),
    "registration": _("Registration and attendance"),
    "meetings": _("Meetings and rounds"),
    "news": _("News"),
    "files": _("Files"),
    "cases": _("Something about a child"),
    "networks": _("Programmes and networks"),
    "following": _("What one follows"),
    "themes": _("Themes"),
    "approvals": _("Approvals"),
    "todos": _("Tasks"),
    "notices": _("Letters"),
    "organisations": _("Organisations"),
    "people": _("People and sign-in"),
    "jobs": _("Background work"),
    "journal": _("History"),
    "access": _("Access"),
    "guard": _("Case-safe writing"),
    "kit": pgettext_lazy("room", "The house"),
}

CATEGORIES: dict[Category, tuple[Any, Any]] = {
    Category.ACCOUNT: (_("Account"), _("Who you are here, and how you log on.")),
    Category.CONTACT: (_("Contact"), _("How you are reached at work.")),
    Category.PARTICIPATION: (_("Participation"), _("What you take part in, and which permanent places you hold.")),
    Category.CONTENT: (_("What you write"), _("Texts that you or your municipality have written.")),
    Category.CORRESPONDENCE: (_("Letters"), _("Mails that the system has sent to you.")),
    Category.TECHNICAL: (_("Traces of use"), _("What is needed to run the system and to show who did what.")),
}

# The purposes declared on the models, so that the catalogue holds them; a test compares the two.
PURPOSES: tuple[Any, ...] = (
    _("To do what somebody asked for after the answer was sent; arguments are ids."),
    _("To gather what can wait in one weekly letter."),
    _("To give people the rights their part in a programme needs, and to show who had them."),
    _(
        "To invite people to networks, let them sign in and show members who they meet. Erased two years "
        "after the account was deactivated."
    ),
    _("To know what municipalities need from their network, and what came of it."),
    _("To let everybody answer once, and to remind nobody who has."),
    _("To read what participants say in their own words, without knowing who."),
    _("To tell networks what is new, and to say who tells it."),
    _("To share what networks know, and to say who stands behind it."),
    _("To show that what may have been about a child was hidden, looked at and dealt with in time."),
    _("To let the author and those who decide read what is hidden, and to put it back."),
    _("To tell who may have seen what should not have been there."),
    _("To show what a resource said before, and to bring it back."),
    _("To tell whoever wrote a resource what is to be changed before it is published."),
    _("To ask the municipality's leader before its practice is shown to others, and to prove the answer."),
    _("To find what networks know. A copy of what its room holds, which goes when that goes."),
    _("To know which municipalities take part and who answered for them."),
    _("To let colleagues read what is shared with their municipality, and let its coordinator see who does."),
    _("To give colleagues who were not there the points and the questions worth talking about."),
    _("To put together what is worth reading about a theme or before a meeting, and to say who did."),
    _("To know who takes part for a municipality, and who did."),
    _("To know whom somebody takes part for, and to reach the organisation's people."),
    _("To let a form that is sent twice have one effect."),
    _("To learn what came of what was tried."),
    _("To let a municipality's own address confirm the answer to an invitation."),
    _("To remember what a municipality tries, and to ask once how it went."),
    _("To show others how a municipality adapted what it tried, and whom they may write to."),
    _("To let somebody’s own calendar fetch the meetings they are registered for."),
    _("To send each letter exactly once and to answer whether it was sent."),
    _("To send somebody only the mail that is wanted."),
    _("To show somebody what waits for them, and to tick it when it is done."),
    _("To show who approved which version of a text, and when."),
    _("To show who did what, when, to what, and to prove that nobody rewrote it."),
    _("To show who set a programme up and closed it."),
    _("To show who merged two themes, and to take it back."),
    _("To show who took a theme out of use."),
    _("To tell a person or a facilitator what a value was before it was changed."),
    _("To tell somebody once a week what new answers their search. Seen by nobody else."),
    _("To tell somebody what is new about what they follow, and mark what is new since their last visit."),
    _("To tell those behind a need what came of it."),
    _("To say why a part of a meeting is on the programme, and who said so."),
    _("To tell what is changed because somebody asked for it, and what came of it."),
    _("To show when the agenda of a development day was made, and by whom."),
    _("To remember what a development day decided, and who saw to it."),
    _("To ask the municipalities before a meeting what is on their mind."),
    _("To prepare a meeting by what each municipality says is on its mind."),
    _("To undo a hand-over that was a mistake."),
    _("To show who planned a round of meetings."),
    _("To undo a change of meetings that was a mistake, and to remember why it was made."),
    _("To know who comes to a meeting, and who came."),
    _("To register somebody for each new date of a network’s meetings."),
    _("To order food that people can eat, and to let everybody take part."),
    _("To know on the day who is here."),
    _("To show who gave out the places in the workshops, and when."),
    _("To let two participants change places to both sides’ gain."),
    _("To let somebody who is no member come to one meeting."),
    _("To know what the venue was told, and by whom."),
    _("To give each participant the workshop they asked for."),
    _("To know who takes part in which workshop."),
    _("To say who speaks, and to get the speaker's title, abstract and slides."),
    _("To keep what was said in a session for those who were there, and to make knowledge of it."),
    _("To hold meetings, and to remember what was said and decided."),
    _("To share slides and material with those they were made for."),
)

# What a facilitator does with a meeting, by where it stands: names of pages with words, in groups with a heading.
_PLAN = [
    ("meetings:settings", _("Plan the day")),
    ("meetings:speakers", _("Speakers and slides")),
    ("adaptation:questions", _("Questions before the meeting")),
    ("registration:questions", _("Food, access and other questions")),
    ("adaptation:meeting_grounds", _("Reasons for the programme")),
]
_PEOPLE = ("registration:participants", _("List of participants"))
_MAILS = ("registration:letters", _("Mails about the meeting"))
_SCREEN = ("practice:meeting_trials", _("“What we will try” on the screen"))
_DOOR = ("registration:arrivals", _("Check-in"))
_CHANGE = ("meetings:meeting_change", _("Move, cancel or hold online"))
_VENUE = ("registration:venue", _("The venue"))
_NEEDS = ("registration:needs", _("Who needs what?"))
Deeds = list[tuple[Any, list[tuple[str, Any]]]]
DEEDS: dict[State, Deeds] = {
    State.DRAFT: [("", _PLAN)],
    State.ANNOUNCED: [("", [*_PLAN, _CHANGE])],
    State.PUBLISHED: [
        (_("Participants"), [_PEOPLE, _MAILS, _NEEDS, _VENUE]),
        (_("On the day"), [_DOOR, _SCREEN]),
        (_("Planning"), [*_PLAN, _CHANGE]),
    ],
    State.HELD: [
        (_("Participants"), [_PEOPLE, _MAILS, _DOOR]),
        (
            _("What came of it"),
            [("pages:results", _("Results of the evaluation")), ("practice:since_last", _("Since last"))],
        ),
        (_("Planning"), [("meetings:settings", _("The programme of the day"))]),
    ],
    State.CANCELLED: [],
}
# The one thing that takes a meeting further; it stands as a button above the others.
STEP_OF_THE_DAY = _DOOR
STEP_OF_NO_DATE = ("meetings:date", _("Find a date"))
STEPS: dict[State, tuple[str, Any]] = {
    State.DRAFT: ("meetings:announcement", _("Announce the date")),
    State.ANNOUNCED: ("meetings:publication", _("Publish and invite")),
    State.HELD: ("meetings:closing", _("Close the meeting")),
}
# Nothing for a development day, where no municipality comes.
FOR_MUNICIPALITIES = frozenset({"adaptation:questions", "practice:meeting_trials", "practice:since_last"})

# The rows of the meeting plan for what all networks share.
SHARED: dict[Kind, Any] = {
    Kind.NATIONAL: _("National meetings"),
    Kind.ONLINE: _("Online meetings"),
    Kind.DEVELOPMENT: _("Development days"),
}
