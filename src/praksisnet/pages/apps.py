from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "praksisnet.pages"

    def ready(self) -> None:
        from praksisnet.kit import navigation
        from praksisnet.networks import rules
        from praksisnet.pages.queries.programmes import sees_plan

        navigation.register(
            navigation.Item("front", _("Front page"), "pages:front", 0, lambda user: user.is_authenticated)
        )
        for key, label, order in (("plan", _("Meeting plan"), 5), ("overview", _("Overview"), 52)):
            navigation.register(navigation.Item(key, label, f"pages:{key}", order, sees_plan))
        # Approvals know no programmes: who has to do with them is known up here.
        navigation.register(
            navigation.Item("approvals", _("Approvals"), "approvals:approvals", 60, rules.sees_programmes)
        )
