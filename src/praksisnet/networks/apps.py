from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "praksisnet.networks"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.access.sockets import register_tokens
        from praksisnet.kit import navigation
        from praksisnet.networks import mine, rules
        from praksisnet.networks.actions.finding import index_person
        from praksisnet.networks.queries import documents, tokens_of
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_follower, register_personal_data
        from praksisnet.themes.sockets import register_editor

        register_tokens(tokens_of)
        register_editor(rules.keeps_themes)
        register_personal_data(mine.NetworkData())
        register_follower("networks", index_person)
        documents.join_search()
        purposes.register(
            purposes.Purpose(
                "networks.answer_notice",
                _("A municipality has answered its invitation"),
                _("For facilitators: who takes part, and who has declined."),
                How.DIGEST,
            )
        )
        navigation.register(navigation.Item("networks", _("My networks"), "networks:networks", 15, rules.sees_networks))
        navigation.register(
            navigation.Item("programmes", _("Programmes"), "networks:programmes", 55, rules.sees_programmes)
        )
