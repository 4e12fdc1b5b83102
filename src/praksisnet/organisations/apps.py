from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "praksisnet.organisations"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.kit import navigation
        from praksisnet.organisations import mine
        from praksisnet.people import rules, sockets

        sockets.register_personal_data(mine.AffiliationData())
        sockets.register_person_panel(mine.affiliations_panel)
        item = navigation.Item("organisations", _("Organisations"), "organisations:list", 81, rules.may_administer)
        navigation.register(item)
