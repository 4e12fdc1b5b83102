from praksisnet.kit.actor import Actor
from praksisnet.notices.letters import Urgency
from praksisnet.notices.mine import LetterData
from praksisnet.notices.models import How, Letter, Notice, Wish


def test_my_data_names_letters_lines_and_wishes(mette, post):
    post(mette)
    post(mette, version=1, urgency=Urgency.DIGEST, line="Nyt redskab")
    Wish.objects.create(person=mette, purpose="weekly_letter", how=How.DIGEST)

    facts = [str(fact.value) for fact in LetterData().about(mette).facts]

    assert facts == ["Praksisnet: prøve", "Praksisnet: prøve", "Nyt redskab", "I det ugentlige brev"]


def test_erasing_forgets_also_what_only_knew_the_address(mette, post):
    post(mette)
    post(mette, version=1, to_person_id=None)
    post(mette, version=2, urgency=Urgency.DIGEST)
    kept = post(mette, to_person_id=None, to_address="birthe.holm@koege.example")

    LetterData().erase(mette, Actor.system("test"))

    assert (list(Letter.objects.all()), Notice.objects.count()) == ([kept], 0)
