from django.urls import path

from praksisnet.evaluation.views import answering, results

app_name = "evaluation"

urlpatterns = [
    path("evaluations/", results.evaluations, name="evaluations"),
    path("meetings/<int:meeting_id>/evaluation/", answering.answer, name="answer"),
    path("meetings/<int:meeting_id>/evaluation/closing/", results.closing, name="closing"),
    path("meetings/<int:meeting_id>/results.xlsx", results.spreadsheet, name="spreadsheet"),
    path("meetings/<int:meeting_id>/results.csv", results.open_data, name="open_data"),
    path("evaluation/answers/", answering.answers, name="answers"),
    path("evaluation/thanks/", answering.thanks, name="thanks"),
    path("evaluation/<str:token>/", answering.link, name="link"),
]
