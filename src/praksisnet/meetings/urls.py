from django.urls import path

from praksisnet.meetings.views import meetings, notes, plan_changes, rounds, sessions, speaking, states, waiting

app_name = "meetings"

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<int:meeting_id>/settings/", meetings.settings, name="settings"),
    path("meetings/<int:meeting_id>/about/", meetings.about, name="about"),
    path("meetings/<int:meeting_id>/date/", meetings.date, name="date"),
    path("meetings/<int:meeting_id>/places/", meetings.places, name="places"),
    path("meetings/<int:meeting_id>/place-rules/", waiting.place_rules, name="place_rules"),
    path("meetings/<int:meeting_id>/calendar/", meetings.calendar, name="calendar"),
    path("meetings/<int:meeting_id>/announcement/", states.announcement, name="announcement"),
    path("meetings/<int:meeting_id>/approval/", states.approval, name="approval"),
    path("meetings/<int:meeting_id>/publication/", states.publication, name="publication"),
    path("meetings/<int:meeting_id>/change/", plan_changes.meeting_change, name="meeting_change"),
    path("rounds/<int:round_id>/change/", plan_changes.round_change, name="round_change"),
    path("plan-changes/<int:change_id>/", plan_changes.plan_change, name="plan_change"),
    path("meetings/<int:meeting_id>/closing/", states.closing, name="closing"),
    path("meetings/<int:meeting_id>/sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/<int:session_id>/", sessions.session, name="session"),
    path("sessions/<int:session_id>/removal/", sessions.session_removal, name="session_removal"),
    path("sessions/<int:session_id>/position/", sessions.session_position, name="session_position"),
    path("sessions/<int:session_id>/core/", sessions.session_core, name="session_core"),
    path("rounds/new/", rounds.round_new, name="round_new"),
    path("rounds/<int:round_id>/", rounds.round, name="round"),
    path("rounds/<int:round_id>/meetings/", rounds.round_meeting, name="round_meeting"),
    path("rounds/<int:round_id>/parts/new/", rounds.part_new, name="part_new"),
    path("parts/<int:part_id>/", rounds.part, name="part"),
    path("parts/<int:part_id>/removal/", rounds.part_removal, name="part_removal"),
    path("parts/<int:part_id>/position/", rounds.part_position, name="part_position"),
    path("meetings/<int:meeting_id>/speakers/", speaking.speakers, name="speakers"),
    path("speakers/<int:speaking_id>/talk/", speaking.speaker_talk, name="speaker_talk"),
    path("speakers/<int:speaking_id>/link/", speaking.speaker_link, name="speaker_link"),
    path("speakers/<int:speaking_id>/revocation/", speaking.speaker_revocation, name="speaker_revocation"),
    path("speakers/<int:speaking_id>/removal/", speaking.speaker_removal, name="speaker_removal"),
    path("speaking/<str:token>/", speaking.speaking, name="speaking"),
    path("sessions/<int:session_id>/notes/", notes.notes, name="notes"),
]
