from django.urls import path

from praksisnet.registration.views import (
    allocating,
    arrivals,
    codes,
    confirming,
    listing,
    mailed,
    moving,
    offers,
    papers,
    participants,
    registering,
    selection,
    substituting,
    walk_ins,
)

app_name = "registration"

urlpatterns = [
    path("meetings/<int:meeting_id>/registration/", registering.registration, name="registration"),
    path("meetings/<int:meeting_id>/participants/", participants.participants, name="participants"),
    path("meetings/<int:meeting_id>/participants.xlsx", participants.participants_xlsx, name="participants_xlsx"),
    path("meetings/<int:meeting_id>/participants/selection/", selection.selection, name="selection"),
    path("meetings/<int:meeting_id>/attendance/", participants.attendance, name="attendance"),
    path("meetings/<int:meeting_id>/from-us/", participants.from_us, name="from_us"),
    path("meetings/<int:meeting_id>/workshops/", allocating.allocation, name="allocation"),
    path("registrations/<int:registration_id>/", participants.history, name="history"),
    path("registrations/<int:registration_id>/cancellation/", registering.cancellation, name="cancellation"),
    path("registrations/<int:registration_id>/substitution/", substituting.substitution, name="substitution"),
    path("meetings/<int:meeting_id>/silent/", confirming.silent, name="silent"),
    path("registrations/<int:registration_id>/confirmation/", confirming.confirmation, name="confirmation"),
    path("registrations/mailed/<str:token>/confirmation/", confirming.mailed_confirmation, name="mailed_confirmation"),
    path("registrations/<int:registration_id>/offer/", offers.offer, name="offer"),
    path("registrations/<int:registration_id>/queue-move/", moving.queue_move, name="queue_move"),
    path("registrations/mailed/<str:token>/offer/", offers.mailed_offer, name="mailed_offer"),
    path("registrations/mailed/<str:token>/", mailed.mailed, name="mailed"),
    path("registrations/mailed/<str:token>/cancellation/", mailed.mailed_cancellation, name="mailed_cancellation"),
    path(
        "registrations/mailed/<str:token>/substitution/", substituting.mailed_substitution, name="mailed_substitution"
    ),
    path("meetings/<int:meeting_id>/arrivals/", arrivals.arrivals, name="arrivals"),
    path("meetings/<int:meeting_id>/arrivals/now/", arrivals.arrivals_now, name="arrivals_now"),
    path("meetings/<int:meeting_id>/arrivals/new/", walk_ins.walk_in, name="walk_in"),
    path("meetings/<int:meeting_id>/arrivals.xlsx", arrivals.arrivals_xlsx, name="arrivals_xlsx"),
    path("check-in/<str:token>/", codes.check_in, name="check_in"),
    path("meetings/<int:meeting_id>/code/", codes.code, name="code"),
    path("registrations/mailed/<str:token>/code/", codes.mailed_code, name="mailed_code"),
    path("meetings/<int:meeting_id>/listing/", listing.listing, name="listing"),
    path("registrations/mailed/<str:token>/listing/", listing.mailed_listing, name="mailed_listing"),
    path("meetings/<int:meeting_id>/badges.pdf", papers.badges, name="badges"),
    path("meetings/<int:meeting_id>/sign-in.pdf", papers.sign_in, name="sign_in"),
    path("meetings/<int:meeting_id>/participants.pdf", papers.participants, name="participants_pdf"),
    path("meetings/<int:meeting_id>/certificate.pdf", papers.certificate, name="certificate"),
    path("meetings/<int:meeting_id>/certificates.pdf", papers.certificates, name="certificates"),
    path("registrations/mailed/<str:token>/certificate.pdf", papers.mailed_certificate, name="mailed_certificate"),
]
