"""What was there before the eighth of October: spring, the meeting in September, and what was said and tried since."""

from datetime import date

from praksisnet.adaptation.actions import raise_need, support_need
from praksisnet.evaluation.actions import answer_survey, open_survey
from praksisnet.evaluation.actions.surveys import instrument
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.actions import announce, close_meeting, create_meeting, set_date
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import CorePart
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.practice.actions import plan_trial, report_trial
from praksisnet.registration.actions import mark_attendance, register
from praksisnet.registration.models import Registration
from tests.stories.cast import OTHERS, Cast, at, place, published, work

SYSTEM = Actor.system("story")
TITLE = "Ny vederlagsmodel: fra regler til hverdag"
BORDERS = "Aflastning over kommunegrænser"
WHAT = "Skriftlig aftale om aflastning fra første dag"
TEMPLATE = "Skabelon: aftale om aflastning"
QUESTIONS = ("relevant", "learned", "usable", "time", "overall")
MET = ["Lejre", "Greve", "Faxe", "Stevns", "Køge"]  # time stood in the way in five municipalities


def comes(meeting, person, home):
    """Registered while one can."""
    municipality = Organisation.objects.get(name=home)
    return register(meeting, person, municipality=municipality, by=Actor.person(person))


def answered(meeting, marks, time):
    """As many answers as marks, from those who have not answered; ``time`` to the question of time."""
    survey = open_survey(Meeting.objects.get(pk=meeting.pk), by=SYSTEM)
    tokens = list(survey.tokens.filter(spent_on=None).exclude(person__name="Mette Kjær").select_related("person"))
    for index, mark in enumerate(marks):
        values = dict.fromkeys(QUESTIONS, mark) | {"time": time[index % len(time)]}
        answer_survey(survey, tokens[index].person, values)


def autumn(cast: Cast, crowd: list[Person]) -> Meeting:
    """Spring, the meeting of 24 September with 38 who came and 28 answers, trials, needs, and the next meeting."""
    with at(date(2026, 4, 15)):
        spring_evaluation(cast)
        development_day(cast, date(2026, 6, 16), "Udviklingsdag 16. juni")
    with at(date(2026, 6, 22)):
        first = published(cast, "Aflastning, der holder", date(2026, 9, 24), [CorePart("plenary", 60, "Oplæg")])
        people = [cast[name] for name in ("Mette", "Thomas")] + crowd[:36]
        for index, person in enumerate(people):
            comes(first, person, ["Køge", "Faxe"][index] if index < 2 else OTHERS[index % 12])
        raises_needs(cast)
    with at(date(2026, 9, 24), 15, 30):
        told_what_stood_in_the_way(cast, first)
        mark_attendance(first, list(Registration.objects.filter(meeting=first).values_list("pk", flat=True)), by=SYSTEM)
        close_meeting(first, summary="Aftaler, der holder.", by=Actor.person(cast["Line"]))
        answered(first, [5, 4, 4, 5, 3, 4, 5] * 4, time=[2, 3, 2, 3])
        work()
    with at(date(2026, 10, 1)):
        return prepares_autumn(cast)


def spring_evaluation(cast):
    starts_at = clock.at(date(2026, 4, 14), 9)
    spring = cast.network.meetings.create(
        programme=cast.programme, kind="network", title="Foråret", starts_at=starts_at,
        ends_at=clock.at(date(2026, 4, 14), 15), published_at=starts_at, closed_at=starts_at,
    )  # fmt: skip
    survey = Survey.objects.create(
        instrument=instrument(), meeting=spring, opens_at=starts_at, closes_at=clock.now(), closed_at=clock.now()
    )
    marks = [5, 4, 4, 5, 3, 4, 5] * 4
    values = [dict.fromkeys(QUESTIONS, mark) | {"time": [2, 3, 2, 3][index % 4]} for index, mark in enumerate(marks)]
    Answer.objects.bulk_create(Answer(survey=survey, values=one, week=202616) for one in values)


def raises_needs(cast):
    """Six municipalities ask for the first, three for the second."""
    by = Actor.person(cast["Søren"])
    for body, behind in ((BORDERS, ["Greve", "Faxe", "Stevns", "Køge", "Sorø"]), ("En skabelon", ["Greve", "Faxe"])):
        need = raise_need(cast.programme, place("Lejre"), body=f"{body}.", by=by)
        for name in behind:
            support_need(need, place(name), by=Actor.person(cast["Aisha"]))


def told_what_stood_in_the_way(cast, meeting):
    for name in MET:
        by = Actor.person(cast["Mette"])
        trial = plan_trial(cast.network, place(name), what=WHAT, look_on=date(2026, 11, 5), meeting=meeting, by=by)
        report_trial(trial, "under_way", told="Det går", hindrances=["time"], by=by)


def prepares_autumn(cast):
    line, ellen = Actor.person(cast["Line"]), Actor.person(cast["Ellen"])
    for kind, title in (("legislation", "Nye regler om vederlag"), ("tool", TEMPLATE)):
        publish_resource(
            create_resource(cast.programme, kind=kind, title=title, summary="Det ved vi.", by=ellen), by=ellen
        )
    parts = [CorePart("plenary", 90, "Velkommen"), CorePart("workshop", 60, "Aftalen", block=1, capacity=40)]
    second = create_meeting(cast.programme, kind="network", title=TITLE, network=cast.network, parts=parts, by=line)
    starts_at, ends_at = (clock.at(date(2026, 12, 3), hour, 30) for hour in (9, 15))
    closes_at = clock.at(date(2026, 11, 30), 12)
    set_date(second, starts_at=starts_at, ends_at=ends_at, closes_at=closes_at, town="Roskilde", place="Huset", by=line)
    development_day(cast, date(2026, 10, 8), "Udviklingsdag 8. oktober")
    work()
    return second


def development_day(cast, day, title):
    by = Actor.person(cast["Line"])
    made = create_meeting(cast.programme, kind="development", title=title, by=by)
    set_date(made, starts_at=clock.at(day, 12), town="Slagelse", by=by)
    announce(made, by=by)
