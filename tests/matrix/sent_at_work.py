"""What is sent to an address at work: enough to get past every form."""

from collections.abc import Callable
from typing import Any

from tests.matrix.belongings import Belongings, Named

Fill = Callable[[Named, Belongings], dict[str, Any]]
NOBODY = "0" * 32
WITH_ONE = "/at-work/people/<assignment_id>/life/with-one/<other_id>"
WANTED = "/at-work/people/<assignment_id>/requests/<wanted_id>"
LINE = {
    "source": "our_records",
    "basis": "public_task",
    "looked_at": "The rota of 2008.",
    "came_of": "nothing",
}
WEIGHED = {
    **dict.fromkeys(("order", "hold", "third", "under_18", "adopted"), "no"),
    "opens": "they_alone",
    "reach": "by_post",
    "wishes_read": "yes",
    "words": "Nothing speaks against it.",
    "verdict": "go_on",
}
HOLD = {"cause": "concern", "days": "7"}
DECISION = {
    "decision": "Where to live.",
    "can": "yes",
    "help_given": "Pictures.",
    "assessed_by": "Dr Ash",
    "assessed_on": "1/3/2026",
    "review_on": "1/9/2026",
}


def _other_one(_: Named, mine: Belongings) -> dict[str, Any]:
    """Somebody else on the sender's list."""
    two = mine.kept.get("two places on lists", {})
    return {"other": two.get("other_id", NOBODY)}


OVER = "over-{shift_id}-staff"
FORMS: dict[str, Fill] = {
    "/at-work/everybody/<assignment_id>/emergency": lambda *_: {"reason": "She rang at night."},
    "/at-work/help": lambda *_: {"code": "0000-0000-0000-0000"},
    "/at-work/hours": lambda *_: {"day-0-opens": "9:00", "day-0-closes": "17:00"},
    "/at-work/more": lambda *_: {"to": "40", "reason": "A home has closed."},
    "/at-work/on-call {staff}": lambda named, _: {
        "staff": named["staff"],
        "starts": "2026-04-01T18:00",
        "ends": "2026-04-02T08:00",
    },
    "/at-work/on-call/<shift_id>/hand-over {staff}": lambda named, _: {
        OVER.format(**named): named["staff"]
    },
    "/at-work/on-call/wait": lambda *_: {"minutes": "20"},
    "/at-work/people/<assignment_id>": lambda *_: {"purpose": "stay_in_touch"},
    "/at-work/people/<assignment_id>/notes": lambda *_: {"text": "Likes a call after six."},
    "/at-work/people/<assignment_id>/pass-on {staff}": lambda named, _: {"staff": named["staff"]},
    "/at-work/people/new": lambda *_: {"code": "0000-0000-0000-0000", "known_as": "Jo"},
    "/at-work/policy": lambda *_: {"former_staff": "ask_first", "gap_months": "3"},
    "/at-work/staff/<staff_id>": lambda *_: {"hats": "coordinator"},
    "/at-work/staff/new": lambda *_: {"name": "Max", "hats": "coordinator"},
    "/at-work/back-in/<assignment_id>": lambda *_: {"here": "yes"},
    "/at-work/desk/<task_id>/disagree": lambda *_: {"text": "He was abroad."},
    "/at-work/desk/<task_id>/hold": lambda *_: HOLD,
    "/at-work/desk/<task_id>/keep/<any(order, hold, wait):what>": lambda *_: {
        "review_on": "1/5/2026"
    },
    "/at-work/letters/<letter_id>/back": lambda *_: {"reason": "money"},
    "/at-work/desk/<task_id>/note": lambda *_: {"text": "She rang."},
    "/at-work/desk/<task_id>/order/<any(new, paper):what>": lambda *_: {
        "protected": "0",
        "proof": "said",
    },
    "/at-work/everybody/<assignment_id>/describe": lambda *_: {"names": "Ray Brand"},
    "/at-work/everybody/<assignment_id>/hold {other}": lambda named, _: {
        "other": named["other"],
        **HOLD,
    },
    "/at-work/everybody/<assignment_id>/order {other}": lambda named, _: {
        "other": named["other"],
        "proof": "said",
    },
    "/at-work/homes": lambda *_: {"name": "Elm House"},
    "/at-work/later/<assignment_id>/renew": lambda *_: {
        "late_days": "5",
        "late_reason": "He may see it.",
    },
    "/at-work/lives/<assignment_id>/death/seen": lambda *_: {"proof": "certificate"},
    "/at-work/people/<assignment_id>/back-in {staff}": lambda named, _: {
        "staff": named["staff"],
        "here": "yes",
    },
    "/at-work/people/<assignment_id>/born": lambda *_: {"born": "1/1/1990", "source": "our_record"},
    "/at-work/people/<assignment_id>/born/take-back": lambda *_: {"reason": "Another Jo."},
    "/at-work/people/<assignment_id>/life/death": lambda *_: {"heard": "family"},
    "/at-work/people/<assignment_id>/life/decisions/new": lambda *_: DECISION,
    "/at-work/people/<assignment_id>/life/with-one": _other_one,
    "/at-work/people/<assignment_id>/life/with-one/<other_id>/arrange": lambda *_: {
        "channels": "worker_post",
        "times": "2",
        "until": "1/6/2026",
    },
    "/at-work/people/<assignment_id>/life/with-one/<other_id>/responsible/away": lambda *_: {
        "kind": "mother",
        "called": "Mum",
        "position": "agrees",
        "on": "1/3/2026",
    },
    f"{WITH_ONE}/<any(status, responsible, council, view, competence):fact>": lambda *_: {
        "status": "care_order"
    },
    f"{WANTED}/leads/<lead_id>/letter/new": lambda *_: {
        "question": "What was the dog called?",
        "answers": "Buster",
        "goes_to": "2 High Street\nLeeds LS1 2AB",
    },
    f"{WANTED}/leads/<lead_id>/said": lambda *_: {
        "came_by": "phone",
        "said": "not_now",
        "months": "6",
        "read_back": "yes",
    },
    "/at-work/people/<assignment_id>/requests": lambda *_: {"purpose": "stay_in_touch"},
    f"{WANTED}/log": lambda *_: LINE,
    f"{WANTED}/leads/new": lambda *_: {"who": "Mo Hart", "words": "The same home in 2008."},
    f"{WANTED}/leads/<lead_id>/check": lambda *_: {"how": "I rang the home."},
    f"{WANTED}/leads/<lead_id>/safety": lambda *_: WEIGHED,
    "/at-work/people/<assignment_id>/pasts/<asked_id>/answer": lambda *_: {"state": "not_found"},
    "/at-work/people/<assignment_id>/pasts/<asked_id>/question": lambda *_: {
        "question": "What was the dog called?",
        "answers": "Buster",
    },
    "/at-work/stood-for/<asked_id>/take-back": lambda *_: {"reason": "Another Jo."},
}
