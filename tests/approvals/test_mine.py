from praksisnet.approvals.actions import ask_for_changes
from praksisnet.approvals.mine import ApprovalData
from praksisnet.approvals.models import Approval
from praksisnet.kit.actor import Actor


def test_my_data_holds_ones_own_answer_and_not_anothers(approval, nadia, line):
    ask_for_changes(approval, remark="Kortere.", by=Actor.person(nadia))

    values = [[fact.value for fact in ApprovalData().about(who).facts] for who in (nadia, line)]

    assert values == [["Aflastning, der holder · Ændringer ønsket · Kortere."], ["Aflastning, der holder"]]


def test_erasing_withdraws_what_awaits_the_person(approval, nadia):
    ApprovalData().erase(nadia, Actor.system("test"))

    assert Approval.objects.get().state == "withdrawn"
