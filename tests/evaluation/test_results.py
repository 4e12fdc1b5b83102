import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from praksisnet.evaluation.actions import answer_survey, close_survey, pour
from praksisnet.evaluation.models import Survey
from praksisnet.evaluation.queries import (
    Rate,
    compare,
    comparisons,
    means_of,
    previous_survey,
    response_rates,
    results_of,
    results_panel,
    trend_of,
)
from praksisnet.evaluation.words import Change
from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from tests import factories
from tests.evaluation.meetings import SYSTEM, came, evaluated, held, open_survey

YEAR = timedelta(days=365)
SPREAD = [1, 2, *[2] * 6, *[3] * 7, *[4] * 8, *[5] * 4]


def test_nothing_is_shown_while_the_survey_is_open(survey, people):
    for person in people:
        answer_survey(survey, person, {"relevant": 4})
    pour(survey)

    results = results_of(survey)

    assert (results.is_shown, results.rate, results.number) == (False, Rate(9, 9), 0)


def test_nothing_is_shown_of_four(network):
    results = results_of(evaluated(network, [5, 5, 5, 5], silent=6))

    assert (results.is_shown, results.rate) == (False, Rate(4, 10))


def test_results_are_merged_until_five(network):
    results = results_of(evaluated(network, SPREAD))

    assert {row[1:] for row in results.data_rows} == {
        ("Disagree or strongly disagree", 1, 2, 8, None, None, 27),
        ("Neither agree nor disagree", 3, 3, 7, None, None, 27),
        ("Agree or strongly agree", 4, 5, 12, None, None, 27),
        ("1–2, little or nothing", 1, 2, 8, None, None, 27),
        ("3, something", 3, 3, 7, None, None, 27),
        ("4–5, much or very much", 4, 5, 12, None, None, 27),
    }


def test_the_same_numbers_stand_in_chart_table_spreadsheet_and_open_data(world, network):
    survey = evaluated(network, SPREAD)
    client = world.client(Who.PARTICIPANT, language="en")
    panel = results_panel(world.people[Who.PARTICIPANT], survey.meeting)

    sheet = client.get(reverse("evaluation:spreadsheet", args=[survey.meeting_id])).content
    text = client.get(reverse("evaluation:open_data", args=[survey.meeting_id])).content.decode("utf-8-sig")

    in_sheet = [row[4] for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.iter_rows(2, values_only=True)]
    in_data = [row[4] for row in list(csv.reader(io.StringIO(text)))[1:]]
    charts = [panel.agreement_chart, panel.outcome_chart]
    in_tables = [row[2] for chart in charts for row in chart.rows]
    drawn = [found for chart in charts for found in re.findall(r'class="value[^"]*"[^>]*>([^<]+)', chart.wide)]
    assert [*map(str, in_sheet)] == in_data == in_tables == drawn == ["8", "7", "12"] * 5


def test_the_mean_of_the_outcome_is_shown_from_ten_answers(network):
    few, many = evaluated(network, [4] * 9), evaluated(network, [4] * 9 + [5], ended=YEAR)

    assert (results_of(few).overall.mean, results_of(many).overall.mean) == (None, 4.1)
    assert means_of([few, many]) == {many.pk: 4.1}


def test_a_real_change_has_risen_and_a_small_one_is_unchanged(network):
    before = evaluated(network, [2] * 12 + [3] * 8, ended=2 * YEAR)
    after = evaluated(network, [4] * 12 + [5] * 8, ended=YEAR)
    later = evaluated(network, [4] * 13 + [5] * 7)

    found = compare("time", before, after)

    assert (found.word, found.n_before, found.n_after, found.mean_before, found.mean_after) == (
        Change.RISEN, 20, 20, 2.4, 4.4
    )  # fmt: skip
    assert compare("time", after, before).word == Change.FALLEN
    assert compare("time", after, later).word == Change.UNCHANGED


def test_all_shared_questions_are_corrected_together(network):
    before, after = evaluated(network, [3] * 10 + [4] * 5, ended=YEAR), evaluated(network, [3] * 5 + [4] * 10)

    adjusted = comparisons(before, after)

    assert {one.p for one in adjusted.values()} == {min(1.0, 5 * min(_raw(before, after)))}


def _raw(before, after):
    from praksisnet.evaluation.analysis import change, counts_of

    counts = [
        counts_of([values["time"] for values in survey.answers.values_list("values", flat=True)])
        for survey in (before, after)
    ]
    return [change(*counts)]


def test_too_few_answers_are_not_compared(network):
    assert compare("time", evaluated(network, [1] * 4, ended=YEAR), evaluated(network, [5] * 9)).word == Change.UNKNOWN


def test_a_question_nobody_was_asked_is_unknown(network):
    survey = evaluated(network, [4] * 6)

    assert compare("parking", survey, survey).word == Change.UNKNOWN


def test_the_survey_before_is_of_the_same_network_and_kind(network):
    first = evaluated(network, [4] * 6, ended=2 * YEAR)
    evaluated(factories.network(network.programme), [4] * 6, ended=YEAR)
    evaluated(None, [4] * 6, ended=YEAR, programme=network.programme)

    assert previous_survey(held(network)) == first


def test_the_trend_has_every_half_year_and_breaks_where_there_is_nothing(network):
    other = factories.network(network.programme)
    with clock.moved_to(clock.at(clock.today().replace(month=11, day=20), 12)):
        evaluated(network, [4] * 10, ended=YEAR)
        evaluated(network, [5] * 10)
        evaluated(other, [2] * 10)
        evaluated(None, [1] * 10, programme=network.programme)

    points = trend_of(network)

    assert [(point.network, point.everybody) for point in points] == [(4.0, 4.0), (None, None), (5.0, 3.5)]


def test_response_rates_are_of_every_meeting_of_the_programme(network, statements):
    one, other = evaluated(network, [4] * 6, silent=2), evaluated(network, [4] * 3, ended=YEAR)

    with statements.exactly(1):
        rates = response_rates(network.programme)

    assert rates == {one.meeting_id: Rate(6, 8), other.meeting_id: Rate(3, 3)}


def test_discarded_answers_are_in_the_rate_and_not_in_the_results(network):
    meeting = held(network)
    people = came(meeting, 8)
    survey = open_survey(meeting, by=SYSTEM)
    for number, person in enumerate(people):
        answer_survey(survey, person, {"relevant": 4})
        if number == 5:
            pour(survey)

    results = results_of(close_survey(survey, by=SYSTEM))

    assert (results.rate, results.number, results.survey.discarded) == (Rate(8, 8), 6, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(world, network, statements, number):
    for index in range(number):
        evaluated(network, [4] * 10, ended=YEAR * (index + 1))
    client = world.client(Who.FACILITATOR)

    with statements.counted() as sent:
        page = client.get(reverse("evaluation:evaluations"))

    assert (page.status_code, page.content.decode().count("<tr>") - 1) == (200, number)
    assert len(sent) == 6


def test_the_result_costs_at_most_fifteen_statements(world, network, statements):
    evaluated(network, SPREAD, ended=YEAR)
    survey = evaluated(network, SPREAD)
    client = world.client(Who.FACILITATOR)

    with statements.exactly(12):  # one of them for what is changed because of the answers
        client.get(reverse("pages:results", args=[survey.meeting_id]))

    assert Survey.objects.count() == 2
