"""Every model with free text by people is in the socket, or stands here with its reason."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from praksisnet.cases import sockets
from praksisnet.kit.privacy import Category, impersonal

# Columns that no press reaches, by model, each with its reason.
WITHOUT: dict[str, str] = {
    "access.AudienceToken": "our own words",
    "access.Hidden": "our own words",
    "cases.Case": "the note of those who decide, checked by the guard",
    "cases.Withheld": "the words themselves, while nothing is decided",
    "evaluation.Answer": "marks, no words",
    "evaluation.Box": "marks, and words that nobody has read yet",
    "evaluation.Instrument": "our own questions, from the code",
    "evaluation.Item": "our own questions, from the code",
    "following.SavedSearch": "words searched for, which nobody else sees, checked by the guard",
    "knowledge.Correction": "goes with its resource",
    "knowledge.Release": "a leader's name and title",
    "knowledge.Version": "goes with its resource",
    "jobs.Job": "names of tasks and errors",
    "jobs.Schedule": "errors",
    "journal.Entry": "our own words; what people wrote is in its values",
    "journal.Receipt": "an address of a page",
    "journal.Seal": "digests",
    "journal.Values": "purged with what they tell of",
    "meetings.ChangedMeeting": "how a meeting stood before, until the change is told",
    "meetings.Round": "a plan's name and title, which only facilitators read",
    "meetings.Speaking": "a speaker's name and title",
    "networks.HandOver": "what moved with a place",
    "networks.Network": "a name",
    "networks.Programme": "a title",
    "notices.Letter": "held back and emptied with what they say",
    "notices.Notice": "held back and deleted with what they say",
    "notices.Wish": "our own words",
    "organisations.Affiliation": "a unit's name",
    "organisations.Organisation": "names of authorities",
    "people.Deletion": "our own words",
    "people.Person": "a colleague's own name, title and telephone",
    "registration.Allocation": "numbers",
    "registration.Question": "what a facilitator asks everybody, changed and withdrawn on its page",
    "registration.VenueReport": "numbers",
    "search.SearchEntry": "a copy, taken out with what it copies",
    "search.Term": "single words",
    "themes.Merger": "numbers",
    "themes.Theme": "a subject word of the knowledge partner's",
    "themes.ThemeWord": "a single word",
    "thesaurus.Asked": "words searched for, counted without the person, checked by the guard",
    "thesaurus.Rule": "words of the knowledge partner's",
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("praksisnet.")]
PLAIN = (models.CharField, models.TextField, models.JSONField)
NAMES = (models.EmailField, models.SlugField)


def free_texts(model):
    """Columns in which somebody may have written something."""
    for field in model._meta.concrete_fields:
        if isinstance(field, PLAIN) and not isinstance(field, NAMES) and not field.choices and not field.unique:
            yield field.name


def uncovered(found):
    known = {kind.model._meta.label for kind in sockets.kinds()} | WITHOUT.keys()
    return sorted(model._meta.label for model in found if any(free_texts(model)) and model._meta.label not in known)


def named_of(model):
    """The columns that any kind of the model names: it may have one for each of several texts."""
    return {name for kind in sockets.kinds() if kind.model is model for name in (*kind.texts, *kind.derived)}


def test_every_free_text_by_people_can_be_hidden():
    assert uncovered(OURS) == []


def test_what_a_kind_names_exists():
    wrong = [
        (kind.key, name)
        for kind in sockets.kinds()
        for name in (*kind.texts, *kind.derived)
        if name not in {field.name for field in kind.model._meta.concrete_fields}
    ]
    assert wrong == []


def test_every_text_of_a_kind_that_is_personal_content_is_named():
    """Its privacy declaration says which of its columns people write."""
    missing = [
        (kind.key, name)
        for kind in sockets.kinds()
        if getattr(kind.model, "privacy", impersonal()).category == Category.CONTENT
        for name in set(kind.model.privacy.fields) & set(free_texts(kind.model))
        if name not in named_of(kind.model)
    ]
    assert missing == []


@isolate_apps("praksisnet.people")
def test_a_model_in_no_socket_is_found():
    fields = {"__module__": "tests", "Meta": type("Meta", (), {"app_label": "people"}), "said": models.TextField()}
    assert uncovered([type("Planted", (models.Model,), fields)]) == ["people.Planted"]
