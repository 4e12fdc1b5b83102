from django.urls import path

from praksisnet.networks.views import coverage, invitations, networks, programmes, wizard

app_name = "networks"

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", wizard.programme_new, name="programme_new"),
    path("programmes/<int:programme_id>/", programmes.programme, name="programme"),
    path("programmes/<int:programme_id>/settings/", wizard.programme_settings, name="programme_settings"),
    path("programmes/<int:programme_id>/networks/", wizard.programme_networks, name="programme_networks"),
    path("programmes/<int:programme_id>/suggestion/", wizard.suggestion, name="suggestion"),
    path(
        "programmes/<int:programme_id>/municipalities/",
        wizard.programme_municipalities,
        name="programme_municipalities",
    ),
    path("programmes/<int:programme_id>/letters/", wizard.programme_letters, name="programme_letters"),
    path("programmes/<int:programme_id>/mailboxes/", wizard.mailboxes, name="mailboxes"),
    path("programmes/<int:programme_id>/opening/", wizard.opening, name="opening"),
    path("programmes/<int:programme_id>/reminders/", wizard.reminders, name="reminders"),
    path("programmes/<int:programme_id>/roles/", programmes.roles, name="roles"),
    path("programmes/<int:programme_id>/roles/<int:role_id>/end/", programmes.role_end, name="role_end"),
    path("programmes/<int:programme_id>/closure/", programmes.closure, name="closure"),
    path("programmes/<int:programme_id>/coverage/", coverage.coverage, name="coverage"),
    path("programmes/<int:programme_id>/coverage.xlsx", coverage.coverage_xlsx, name="coverage_xlsx"),
    path("networks/", networks.networks, name="networks"),
    path("networks/<int:network_id>/", networks.network, name="network"),
    path("networks/answers/<int:invitation_id>/", networks.answer, name="answer"),
    path("networks/answers/<int:invitation_id>/coordinators/", networks.coordinator, name="coordinator"),
    path(
        "networks/answers/<int:invitation_id>/coordinators/<int:role_id>/end/",
        networks.coordinator_end,
        name="coordinator_end",
    ),
    path("seats/<int:seat_id>/", networks.seat, name="seat"),
    path("seats/<int:seat_id>/vacancy/", networks.vacancy, name="vacancy"),
    path("seats/<int:seat_id>/handover/", networks.hand_over, name="hand_over"),
    path("handovers/<int:hand_over_id>/undoing/", networks.hand_over_undo, name="hand_over_undo"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("invitations/stated/<str:token>/", invitations.invitation_stated, name="invitation_stated"),
    path("invitations/answers/<str:token>/", invitations.invitation_answer, name="invitation_answer"),
    path(
        "invitations/answers/<str:token>/participants/",
        invitations.invitation_participants,
        name="invitation_participants",
    ),
]
