from django.urls import URLPattern, URLResolver, path

from praksisnet.organisations.views import affiliations, imports, lists, organisation, periods

app_name = "organisations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisations/", lists.organisations, name="list"),
    path("organisations/export/", lists.export, name="export"),
    path("organisations/new/", lists.new, name="new"),
    path("organisations/import/", imports.upload, {"what": "organisations"}, name="organisation_import"),
    path("organisations/import/template/", imports.template, {"what": "organisations"}, name="organisation_template"),
    path("organisations/import/people/", imports.upload, {"what": "people"}, name="people_import"),
    path("organisations/import/people/template/", imports.template, {"what": "people"}, name="people_template"),
    path("organisations/<int:organisation_id>/", organisation.organisation, name="organisation"),
    path("organisations/<int:organisation_id>/facts/", organisation.facts, name="facts"),
    path("organisations/<int:organisation_id>/closing/", organisation.closing, name="closing"),
    path("organisations/<int:organisation_id>/region/", periods.region, name="region"),
    path("organisations/<int:organisation_id>/representation/", periods.representation, name="representation"),
    path("organisations/<int:organisation_id>/people/", affiliations.people, name="people"),
    path(
        "organisations/representations/<int:representation_id>/ending/",
        periods.representation_ending,
        name="representation_ending",
    ),
    path("organisations/affiliations/<int:affiliation_id>/", affiliations.affiliation, name="affiliation"),
    path(
        "organisations/affiliations/<int:affiliation_id>/ending/",
        affiliations.affiliation_ending,
        name="affiliation_ending",
    ),
]
