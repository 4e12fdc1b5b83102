from django.urls import path

from praksisnet.adaptation.views import agenda, changes, deciding, grounds, links, needs, questions

app_name = "adaptation"

urlpatterns = [
    path("needs/", needs.needs, name="needs"),
    path("needs/new/", needs.need_new, name="need_new"),
    path("needs/<int:need_id>/", needs.need, name="need"),
    path("needs/<int:need_id>/support/", needs.support, name="support"),
    path("needs/<int:need_id>/withdrawal/", needs.withdrawal, name="withdrawal"),
    path("needs/<int:need_id>/text/", needs.text, name="text"),
    path("needs/<int:need_id>/merger/", deciding.merger, name="merger"),
    path("needs/<int:need_id>/choice/", deciding.choice, name="choice"),
    path("needs/<int:need_id>/answer/", deciding.answer, name="answer"),
    path("needs/<int:need_id>/refusal/", deciding.refusal, name="refusal"),
    path("needs/by-link/<str:token>/", links.need_by_link, name="need_by_link"),
    path("changes/", changes.changes, name="changes"),
    path("changes/new/", changes.change_new, name="change_new"),
    path("changes/<int:change_id>/", changes.change, name="change"),
    path("changes/<int:change_id>/text/", changes.change_text, name="change_text"),
    path("changes/<int:change_id>/publication/", changes.change_publication, name="change_publication"),
    path("changes/<int:change_id>/removal/", changes.change_removal, name="change_removal"),
    path("meetings/<int:meeting_id>/agenda/", agenda.agenda, name="agenda"),
    path("signals/<int:signal_id>/", agenda.signal, name="signal"),
    path("signals/<int:signal_id>/resource/", agenda.signal_resource, name="signal_resource"),
    path("signals/<int:signal_id>/session/", agenda.signal_session, name="signal_session"),
    path("signals/<int:signal_id>/change/", agenda.signal_change, name="signal_change"),
    path("signals/<int:signal_id>/task/", agenda.signal_task, name="signal_task"),
    path("signals/<int:signal_id>/refusal/", agenda.signal_refusal, name="signal_refusal"),
    path("meetings/<int:meeting_id>/questions/", questions.questions, name="questions"),
    path("meetings/<int:meeting_id>/questions/wording/", questions.questions_wording, name="questions_wording"),
    path("meetings/<int:meeting_id>/grounds/", grounds.meeting_grounds, name="meeting_grounds"),
    path("sessions/<int:session_id>/grounds/", grounds.grounds, name="grounds"),
    path("sessions/<int:session_id>/grounds/<int:ground_id>/removal/", grounds.ground_removal, name="ground_removal"),
]
