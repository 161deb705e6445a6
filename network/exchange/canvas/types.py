"""What a type of node is: a person, a pet, a place, or something else."""

from enum import StrEnum

from network.connections.kinds import PlaceKind
from network.exchange.kinship import normal

PLACES: dict[str, PlaceKind] = {
    "school": PlaceKind.SCHOOL,
    "college": PlaceKind.COLLEGE,
    "university": PlaceKind.COLLEGE,
    "hospital": PlaceKind.HOSPITAL,
    "clinic": PlaceKind.HOSPITAL,
    "prison": PlaceKind.PRISON,
    "workplace": PlaceKind.WORK,
    "club": PlaceKind.CLUB,
    "foster_home": PlaceKind.FOSTER_HOME,
    "childrens_home": PlaceKind.CHILDRENS_HOME,
}
PLACE_WORDS = frozenset(
    [
        "place",
        "venue",
        "location",
        "home",
        "house",
        "site",
        "city",
        "town",
        "village",
        "neighbourhood",
        "neighborhood",
        "address",
        "building",
        "area",
        "country",
        "region",
        "hometown",
        "residence",
        "accommodation",
        "placement",
        "church",
        "bar",
        "park",
        "shop",
        "street",
        "setting",
    ]
)
PET_WORDS = frozenset(["pet", "animal", "dog", "cat"])
PERSON_WORDS = frozenset(
    [
        "person",
        "people",
        "alter",
        "alters",
        "node",
        "individual",
        "human",
        "member",
        "actor",
        "participant",
        "contact",
        "name",
        "someone",
        "nominee",
        "network_member",
        "network_alter",
    ]
)
THING_WORDS = frozenset(
    [
        "organization",
        "organisation",
        "org",
        "agency",
        "service",
        "company",
        "institution",
        "group",
        "event",
        "activity",
        "medication",
        "medicine",
        "drug",
        "substance",
        "object",
        "thing",
        "item",
        "topic",
        "subject",
        "idea",
        "concept",
        "issue",
        "resource",
        "programme",
        "program",
        "website",
        "app",
        "platform",
        "book",
        "product",
        "vehicle",
        "car",
        "document",
        "support_service",
        "services",
        "organisations",
        "organizations",
    ]
)


class Sort(StrEnum):
    """What a node becomes on a map."""

    PERSON = "person"
    PET = "pet"
    PLACE = "place"
    THING = "thing"


def sort_of(type_name: str) -> Sort:
    """What nodes of a type become. What we do not know is a person: nobody is left off a map."""
    said = _one(normal(type_name))
    parts = {_one(part) for part in said.split("_")} if not said.startswith("person") else set()
    if said in PERSON_WORDS or parts & PERSON_WORDS:
        return Sort.PERSON
    if said in PET_WORDS:
        return Sort.PET
    if said in PLACES or said in PLACE_WORDS or parts & PLACE_WORDS:
        return Sort.PLACE
    return Sort.THING if said in THING_WORDS or parts & THING_WORDS else Sort.PERSON


def place_kind_of(type_name: str) -> PlaceKind:
    """The kind of place that a type of node speaks of."""
    return PLACES.get(_one(normal(type_name)), PlaceKind.OTHER)


def is_plain_person(type_name: str) -> bool:
    """Whether a type says no more than that it is a person."""
    said = normal(type_name)
    return not said or _one(said) in PERSON_WORDS or said in PERSON_WORDS


def _one(word: str) -> str:
    """One of them, where the word speaks of several."""
    known = (*PLACES, *PLACE_WORDS, *PET_WORDS, *PERSON_WORDS, *THING_WORDS)
    if word not in known and word.endswith("s"):
        for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
            single = word.removesuffix(ending) + instead
            if word.endswith(ending) and single in known:
                return single
    return word
