"""Sign-in keeps allauth's names, for allauth reverses them; of allauth's own pages none is reachable."""

from django.urls import URLPattern, URLResolver, include, path

from praksisnet.people.views import imports, people, profile, sign_in

ours: list[URLPattern | URLResolver] = [
    path("profile/", profile.profile, name="profile"),
    path("profile/sessions/", profile.sessions, name="sessions"),
    path("profile/data/", profile.my_data, name="my_data"),
    path("profile/data/file/", profile.my_data_file, name="my_data_file"),
    path("profile/erasure/", profile.erasure, name="erasure"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/import/", imports.people_import, name="import"),
    path("people/import/template/", imports.import_template, name="import_template"),
    path("people/<int:person_id>/", people.person, name="person"),
    path("people/<int:person_id>/editing/", people.editing, name="editing"),
    path("people/<int:person_id>/deactivation/", people.deactivation, name="deactivation"),
    path("people/<int:person_id>/administratorship/", people.administratorship, name="administratorship"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.request_code, name="account_request_login_code"),
    path("sign-in/", sign_in.request_code, name="account_login"),
    path("sign-in/code/", sign_in.confirm_code, name="account_confirm_login_code"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("", include((ours, "people"))),
]
