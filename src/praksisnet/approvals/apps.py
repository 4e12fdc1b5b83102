from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "praksisnet.approvals"

    def ready(self) -> None:
        from praksisnet.approvals import mine
        from praksisnet.people.sockets import register_personal_data

        register_personal_data(mine.ApprovalData())
