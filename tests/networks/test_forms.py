import pytest

from praksisnet.networks.forms.answering import ParticipantsForm
from praksisnet.networks.forms.people import PersonForm, SuccessorForm
from praksisnet.organisations.forms import NewPersonForm
from praksisnet.people.forms import PersonForm as PersonByAdministrator
from praksisnet.people.models import Person


@pytest.mark.parametrize("form", [PersonForm, SuccessorForm, NewPersonForm, PersonByAdministrator])
def test_who_somebody_is_is_asked_in_the_same_words_everywhere(form):
    fields = form().fields

    assert [fields[name].label for name in ("name", "title", "email")] == ["Navn", "Stilling", "Arbejdsmail"]


def test_participants_are_asked_for_in_those_words_too():
    fields = ParticipantsForm(places=1, myself=Person()).fields

    assert [fields[f"{name}-1"].label for name in ("name", "title", "email")] == ["Navn", "Stilling", "Arbejdsmail"]
