from django.urls import URLPattern, URLResolver, path

from praksisnet.pages.views import front, info, meeting, overview, plan, results, search

app_name = "pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("meetings/<int:meeting_id>/", meeting.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/results/", results.results, name="results"),
    path("plan/", plan.plan, name="plan"),
    path("overview/", overview.overview, name="overview"),
    path("overview.xlsx", overview.overview_xlsx, name="overview_xlsx"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("help/", info.help_and_contact, name="help"),
    path("accessibility/", info.accessibility, name="accessibility"),
    path("privacy/", info.privacy, name="privacy"),
    path("data-protection/", info.data_protection, name="data_protection"),
    path("roles/", info.roles_table, name="roles"),
    path("robots.txt", info.robots, name="robots"),
    path(".well-known/security.txt", info.security_txt, name="security_txt"),
    path("favicon.ico", info.favicon, name="favicon"),
]
