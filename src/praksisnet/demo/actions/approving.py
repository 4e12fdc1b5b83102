"""The authority's word on a meeting's programme, where the programme requires it."""

from praksisnet.approvals import actions as approvals
from praksisnet.approvals.queries import is_approved, latest_approval
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.demo.setting import persona
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import send_meeting_for_approval
from praksisnet.meetings.models import Meeting


def ask_approval(plan: ProgrammeRecipe, meeting: Meeting, by: Actor) -> None:
    send_meeting_for_approval(meeting, approver=persona(plan.roles["authority"]), by=by)


def approve(plan: ProgrammeRecipe, meeting: Meeting) -> None:
    waiting = latest_approval(meeting)
    if waiting and not is_approved(meeting):
        approvals.approve(waiting, by=Actor.person(persona(plan.roles["authority"])))
