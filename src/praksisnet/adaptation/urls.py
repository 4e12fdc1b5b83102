from django.urls import path

from praksisnet.adaptation.views import deciding, needs

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
]
