from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "praksisnet.practice"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.files.sockets import register_letting_go
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation, templating
        from praksisnet.knowledge import sockets as knowledge
        from praksisnet.networks.sockets import register_part
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.practice import forms, handing_over, items, mine, rules, tasks, words
        from praksisnet.practice.actions import finding
        from praksisnet.practice.queries import documents, version_panel

        register_personal_data(mine.TrialData())
        for kind in items.kinds():
            cases.register(kind)
        cases.register_heard("resource", finding.index_local_versions_of)
        cases.register_heard("file", finding.index_holders)
        register_letting_go("practice", finding.let_go_of_file)
        knowledge.register_renamed(finding.index_local_versions_of)
        knowledge.register_corner(version_panel)
        documents.join_search()
        register_part(handing_over.TrialPart())
        purposes.register(
            purposes.Purpose(
                words.ASKED_PURPOSE,
                _("How did it go?"),
                _("One mail on the day your municipality chose for looking at what it tries."),
                How.AT_ONCE,
            )
        )
        schedule.daily("practice.ask_how_it_went", tasks.ask_how_it_went, at="06.10")
        navigation.register(navigation.Item("practice", _("In practice"), "practice:practice", 25, rules.sees_practice))
        templating.add_global("trial_form", forms.panel_form)
