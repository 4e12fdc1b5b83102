"""People register, wait, move up, cancel, come."""

from praksisnet.registration.actions.addresses import ask_for_address, ask_for_addresses, keep_address, mend_address
from praksisnet.registration.actions.allocating import (
    give_up_telling,
    is_telling,
    is_under_way,
    pin_place,
    rank_wishes,
    run_allocation,
    start_allocation,
    start_telling,
    unpin_place,
)
from praksisnet.registration.actions.answering import answer, delete_answers
from praksisnet.registration.actions.arriving import check_in, undo_arrival
from praksisnet.registration.actions.asking import ask
from praksisnet.registration.actions.asking_missing import ask_the_missing
from praksisnet.registration.actions.attending import mark_attendance
from praksisnet.registration.actions.choosing import change_workshop
from praksisnet.registration.actions.colleagues import Wanted, register_colleagues
from praksisnet.registration.actions.confirming import confirm_registration, give_on_silent_places
from praksisnet.registration.actions.copying import copy_receipts
from praksisnet.registration.actions.deleting import delete_due_answers, forget_answers
from praksisnet.registration.actions.erasing import erase_traces
from praksisnet.registration.actions.feeds import end_feed, make_feed
from praksisnet.registration.actions.following import fill_places, hand_on
from praksisnet.registration.actions.following_series import follow_date, follow_series
from praksisnet.registration.actions.guests import invite_guest, withdraw_guest
from praksisnet.registration.actions.joining import follow_online_url, join
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.listing import set_listed
from praksisnet.registration.actions.moving import give_place, put_first
from praksisnet.registration.actions.naming import Newcomer, name_colleague
from praksisnet.registration.actions.offers import accept_offer, decline_offer, keep_queues
from praksisnet.registration.actions.other_dates import take_other_date
from praksisnet.registration.actions.own_links import send_own_link
from praksisnet.registration.actions.plan_followers import RegistrationFollower
from praksisnet.registration.actions.registering import register
from praksisnet.registration.actions.reminding import remind_the_silent
from praksisnet.registration.actions.rooms import follow_workshop
from praksisnet.registration.actions.selected import Outcome, cancel_selected, mark_selected, move_selected
from praksisnet.registration.actions.series import SeriesOutcome, hand_on_series, join_series, leave_series
from praksisnet.registration.actions.substituting import substitute
from praksisnet.registration.actions.swapping import ask_swap, withdraw_swap
from praksisnet.registration.actions.switching import change_mode
from praksisnet.registration.actions.telling import tell_allocation, tell_the_rest
from praksisnet.registration.actions.venue import set_venue, tell_venue
from praksisnet.registration.actions.walking_in import admit
from praksisnet.registration.actions.writing import write_to_selected

__all__ = [
    "Newcomer",
    "Outcome",
    "RegistrationFollower",
    "SeriesOutcome",
    "Wanted",
    "accept_offer",
    "admit",
    "answer",
    "ask",
    "ask_for_address",
    "ask_for_addresses",
    "ask_swap",
    "ask_the_missing",
    "cancel_registration",
    "cancel_selected",
    "change_mode",
    "change_workshop",
    "check_in",
    "confirm_registration",
    "copy_receipts",
    "decline_offer",
    "delete_answers",
    "delete_due_answers",
    "end_feed",
    "erase_traces",
    "fill_places",
    "follow_date",
    "follow_online_url",
    "follow_series",
    "follow_workshop",
    "forget_answers",
    "give_on_silent_places",
    "give_place",
    "give_up_telling",
    "hand_on",
    "hand_on_series",
    "invite_guest",
    "is_telling",
    "is_under_way",
    "join",
    "join_series",
    "keep_address",
    "keep_queues",
    "leave_series",
    "make_feed",
    "mark_attendance",
    "mark_selected",
    "mend_address",
    "move_selected",
    "name_colleague",
    "pin_place",
    "put_first",
    "rank_wishes",
    "register",
    "register_colleagues",
    "remind_the_silent",
    "run_allocation",
    "send_own_link",
    "set_listed",
    "set_venue",
    "start_allocation",
    "start_telling",
    "substitute",
    "take_other_date",
    "tell_allocation",
    "tell_the_rest",
    "tell_venue",
    "undo_arrival",
    "unpin_place",
    "withdraw_guest",
    "withdraw_swap",
    "write_to_selected",
]
