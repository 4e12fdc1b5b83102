from django.urls import path

from praksisnet.registration.views import mailed, moving, offers, participants, registering, substituting

app_name = "registration"

urlpatterns = [
    path("meetings/<int:meeting_id>/registration/", registering.registration, name="registration"),
    path("meetings/<int:meeting_id>/participants/", participants.participants, name="participants"),
    path("meetings/<int:meeting_id>/participants.xlsx", participants.participants_xlsx, name="participants_xlsx"),
    path("meetings/<int:meeting_id>/attendance/", participants.attendance, name="attendance"),
    path("meetings/<int:meeting_id>/from-us/", participants.from_us, name="from_us"),
    path("registrations/<int:registration_id>/", participants.history, name="history"),
    path("registrations/<int:registration_id>/cancellation/", registering.cancellation, name="cancellation"),
    path("registrations/<int:registration_id>/substitution/", substituting.substitution, name="substitution"),
    path("registrations/<int:registration_id>/offer/", offers.offer, name="offer"),
    path("registrations/<int:registration_id>/queue-move/", moving.queue_move, name="queue_move"),
    path("registrations/mailed/<str:token>/offer/", offers.mailed_offer, name="mailed_offer"),
    path("registrations/mailed/<str:token>/", mailed.mailed, name="mailed"),
    path("registrations/mailed/<str:token>/cancellation/", mailed.mailed_cancellation, name="mailed_cancellation"),
    path(
        "registrations/mailed/<str:token>/substitution/", substituting.mailed_substitution, name="mailed_substitution"
    ),
]
