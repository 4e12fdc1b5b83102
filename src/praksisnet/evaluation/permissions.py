from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow, only

MEETING = {"meeting_id": "evaluated_meeting"}
OPEN = {"meeting_id": "meeting_under_evaluation"}
SEERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)
SEE = allow(*SEERS)
CLOSE = only(Who.FACILITATOR, known_to=SEERS)

PERMISSIONS = [
    Row("evaluation:evaluations", _("See the evaluations of one’s networks"), get=allow(*SEERS, *ELSEWHERE)),
    Row("evaluation:answer", _("Evaluate a meeting one was at"), get=allow(Who.PARTICIPANT), kwargs=OPEN),
    Row("evaluation:link", _("Evaluate a meeting by a mailed link"), get=ANYBODY, kwargs={"token": "answer_link"}),
    Row("evaluation:answers", _("Send one’s answers, by what a form or a mailed link holds"), post=ANYBODY),
    Row("evaluation:thanks", _("Be told that an answer is sent"), get=ANYBODY),
    Row("evaluation:spreadsheet", _("Download the results of an evaluation as a spreadsheet"), get=SEE, kwargs=MEETING),
    Row("evaluation:open_data", _("Download the results of an evaluation as open data"), get=SEE, kwargs=MEETING),
    Row("evaluation:closing", _("Close an evaluation"), get=CLOSE, post=CLOSE, kwargs=OPEN),
]
