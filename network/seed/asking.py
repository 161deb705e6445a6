"""Whom people of the made-up world ask for: one that waits, one taken back, one worked on."""

from dataclasses import dataclass

from network.actor import Actor
from network.asking.kinds import CameOf, Hope, LawfulBasis, Source
from network.asking.model import AskedWords, ContactRequest
from network.asking.work import Lead, SearchLine
from network.bootstrap import Services
from network.identity import AssignmentId, ItemId, PersonId, StepId, new_id

MARCIA = AskedWords(
    whom="Marcia",
    clues="Larchfield, 2016 to 2019",
    hopes=(Hope.THEY_ARE_WELL, Hope.LETTER),
    why="She sat up with me the night before my exams. I never said thank you.",
    my_name="Jodie",
    knew_me="Jodie from the top room at Larchfield.",
    message="I have a flat now, and a plant that is still alive.",
)
OKAFOR = AskedWords(
    whom="Miss Okafor",
    clues="Eastmere High, until 2022",
    hopes=(Hope.LETTER,),
    my_name="Jodie",
)
STANLEY = AskedWords(
    whom="Stanley",
    clues="The cottage home, from about 1968. He was called Stan.",
    hopes=(Hope.CALL, Hope.MEET),
    why="We shared a room for six years, and then he was sent away.",
    my_name="Ivor",
    knew_me="Ivor from the next bed.",
    keep_from="My grandchildren don't know about those years. Please leave it so.",
)


@dataclass(frozen=True, kw_only=True)
class Carried:
    """Somebody at work, and the place on their list of the one person who matters here."""

    worker: Actor
    place: AssignmentId


def ask_and_work(services: Services, jodie: Carried, ivor: tuple[Carried, Carried]) -> None:
    """Let Jodie ask for two and take one back; let Ivor ask, and two workers begin on it.

    Nothing where somebody else stands for the two: their maps have nobody such on them.
    """
    first = _ask(services, jodie, MARCIA)
    if first is None:
        return
    second = _ask(services, jodie, OKAFOR)
    if second is not None:
        services.asking.mine.withdraw(_own(second.person_id), second.id)
    finds, checks = ivor
    wanted = _ask(services, finds, STANLEY)
    if wanted is not None:
        _work_on(services, wanted, finds, checks)


def _ask(services: Services, carried: Carried, words: AskedWords) -> ContactRequest | None:
    here = services.work.caseload.mine(carried.worker)
    person_id = next(one.person_id for one in here if one.id == carried.place)
    own = _own(person_id)
    found = services.maps.open(own).connections
    about = next((one for one in found if one.name == words.whom), None)
    if about is None:
        return None
    return services.asking.mine.ask(own, StepId(new_id()), about.id, carried.place, words)


def _work_on(services: Services, wanted: ContactRequest, finds: Carried, checks: Carried) -> None:
    now, noting, nobody = services.clock.now(), services.asking.noting, PersonId("")
    line = SearchLine(
        id=ItemId(new_id()),
        on=now.date(),
        source=Source.OUR_RECORDS,
        basis=LawfulBasis.LEGITIMATE_INTERESTS,
        looked_at="The admissions book of the cottage home, 1966 to 1975.",
        came_of=CameOf.SOMETHING,
        words="A Stanley came in 1968 and left in 1974 for a farm school.",
        by=nobody,
        name="",
    )
    noting.log(finds.worker, finds.place, wanted.id, line)
    lead = Lead(
        id=ItemId(new_id()),
        who="Stanley Marsh, about 62",
        words="The years and the room fit. He gave a talk at the old scholars' lunch.",
        found_at=now,
        found_by=nobody,
        found_name="",
    )
    noting.add_lead(finds.worker, finds.place, wanted.id, lead)
    how = "I asked the warden's daughter, who remembers both boys."
    noting.check(checks.worker, checks.place, wanted.id, lead.id, how)


def _own(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, stepped_up=True)
