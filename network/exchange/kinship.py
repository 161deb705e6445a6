"""From people's words for a relationship to ours. What is not known stays in their words."""

import re
from functools import cache

from network.connections.kinds import DIRECTED, KinBy, Kind, LinkKind

NOT_LETTERS = re.compile(r"[\W_]+")
HOW_KIN = {
    "half": KinBy.HALF,
    "step": KinBy.STEP,
    "foster": KinBy.FOSTER,
    "fostered": KinBy.FOSTER,
    "adoptive": KinBy.ADOPTIVE,
    "adopted": KinBy.ADOPTIVE,
    "adopt": KinBy.ADOPTIVE,
    "birth": KinBy.BIRTH,
    "biological": KinBy.BIRTH,
    "bio": KinBy.BIRTH,
    "blood": KinBy.BIRTH,
    "natural": KinBy.BIRTH,
    "full": KinBy.BIRTH,
    "genetic": KinBy.BIRTH,
}
KINDS: dict[Kind, str] = {
    Kind.MUM: "mum mom mam mummy mommy mother ma mama moth",
    Kind.DAD: "dad daddy father pa papa fath",
    Kind.PARENT: "parent parents mother_or_father guardian",
    Kind.BROTHER_OR_SISTER: (
        "brother sister sibling siblings bro sis brother_or_sister brothers_or_sisters twin sib"
    ),
    Kind.CHILD: "child children son daughter kid chil",
    Kind.GRANDPARENT: (
        "grandparent grandparents grandma grandmother grandad granddad grandpa grandfather nan "
        "nana nanny gran granny grandmum"
    ),
    Kind.GRANDCHILD: "grandchild grandson granddaughter grandchildren",
    Kind.AUNT_OR_UNCLE: "aunt uncle auntie aunty aunt_or_uncle",
    Kind.COUSIN: "cousin cousins",
    Kind.NIECE_OR_NEPHEW: "niece nephew niece_or_nephew",
    Kind.OTHER_FAMILY: (
        "family relative relatives kin other_family extended_family other_relative family_member"
    ),
    Kind.PARTNER: (
        "partner spouse husband wife boyfriend girlfriend fiance fiancee civil_partner "
        "domestic_partner significant_other sweetheart husb spou romantic_partner"
    ),
    Kind.FORMER_PARTNER: (
        "ex ex_partner former_partner ex_husband ex_wife ex_boyfriend ex_girlfriend ex_spouse "
        "former_spouse"
    ),
    Kind.FOSTER_CARER: (
        "foster_carer foster_parent foster_mum foster_mom foster_mother foster_dad foster_father "
        "former_foster_carer carer"
    ),
    Kind.KINSHIP_CARER: "kinship_carer connected_carer connected_person",
    Kind.SPECIAL_GUARDIAN: "special_guardian",
    Kind.LODGINGS_HOST: "lodgings_host supported_lodgings_host host_family host",
    Kind.KEY_WORKER: "key_worker keyworker link_worker support_worker",
    Kind.RESIDENTIAL_WORKER: (
        "residential_worker residential_care_worker care_worker registered_manager home_manager"
    ),
    Kind.SOCIAL_WORKER: "social_worker caseworker case_worker",
    Kind.PERSONAL_ADVISER: "personal_adviser personal_advisor pa_worker leaving_care_worker",
    Kind.REVIEWING_OFFICER: "reviewing_officer independent_reviewing_officer iro",
    Kind.ADVOCATE: "advocate",
    Kind.INDEPENDENT_VISITOR: "independent_visitor",
    Kind.TEACHER: "teacher tutor lecturer teaching_assistant professor",
    Kind.MENTOR: "mentor",
    Kind.COACH: "coach trainer",
    Kind.YOUTH_WORKER: "youth_worker",
    Kind.HEALTH_WORKER: "health_worker nurse doctor gp midwife health_visitor health_professional",
    Kind.COUNSELLOR: "counsellor counselor therapist psychologist psychotherapist",
    Kind.FAITH_LEADER: "faith_leader vicar priest imam rabbi pastor minister clergy",
    Kind.EMPLOYER: "employer boss manager supervisor",
    Kind.COLLEAGUE: "colleague coworker co_worker workmate work_colleague",
    Kind.FRIEND: "friend friends best_friend close_friend mate",
    Kind.LIVED_WITH: (
        "lived_with housemate flatmate roommate room_mate flat_mate house_mate co_resident"
    ),
    Kind.SCHOOL_FRIEND: "school_friend schoolfriend classmate schoolmate class_mate",
    Kind.NEIGHBOUR: "neighbour neighbor nghbr neighbours",
    Kind.FRIENDS_FAMILY: "friends_family family_friend friend_of_the_family",
    Kind.PET: "pet dog cat",
    Kind.OTHER: "other acquaintance",
}
LINKS: dict[LinkKind, str] = {
    LinkKind.KNOWS: (
        "knows know knowing know_each_other knows_each_other known acquaintance acquaintances "
        "contact met interact interacts tie knows_well"
    ),
    LinkKind.CLOSE: "close close_to closeness are_close close_tie emotionally_close",
    LinkKind.PARENT_OF: "parent_of parent mother father mother_of father_of",
    LinkKind.PARTNERS: (
        "partners partner partner_of spouse spouses married romantic couple dating partnership "
        "romantic_partner husband wife sweetheart husb spou marriage"
    ),
    LinkKind.FORMER_PARTNERS: (
        "former_partners former_partner ex_partners ex_partner ex divorced separated"
    ),
    LinkKind.BROTHERS_OR_SISTERS: (
        "brothers_or_sisters brother_or_sister siblings sibling brother sister brothers sisters "
        "sib sibling_of"
    ),
    LinkKind.OTHER_FAMILY: (
        "other_family family related relatives relative kin kinship related_to family_tie familial"
    ),
    LinkKind.FRIENDS: "friends friend friendship friend_of friends_with",
    LinkKind.LIVED_TOGETHER: (
        "lived_together live_together lives_with living_together lived_with household housemates "
        "flatmates roommates co_resident same_household"
    ),
    LinkKind.WORKED_TOGETHER: (
        "worked_together work_together works_with colleagues colleague co_worker coworker "
        "coworkers work"
    ),
    LinkKind.CARED_FOR: "cared_for carer_of cares_for foster_carer_of carer caregiver_of",
    LinkKind.OTHER: "other",
}


SEEN_FROM: dict[Kind, tuple[LinkKind, bool]] = {
    Kind.MUM: (LinkKind.PARENT_OF, True),
    Kind.DAD: (LinkKind.PARENT_OF, True),
    Kind.PARENT: (LinkKind.PARENT_OF, True),
    Kind.CHILD: (LinkKind.PARENT_OF, False),
    Kind.FOSTER_CARER: (LinkKind.CARED_FOR, True),
    Kind.KINSHIP_CARER: (LinkKind.CARED_FOR, True),
    Kind.PARTNER: (LinkKind.PARTNERS, False),
    Kind.FORMER_PARTNER: (LinkKind.FORMER_PARTNERS, False),
    Kind.BROTHER_OR_SISTER: (LinkKind.BROTHERS_OR_SISTERS, False),
    Kind.GRANDPARENT: (LinkKind.OTHER_FAMILY, False),
    Kind.GRANDCHILD: (LinkKind.OTHER_FAMILY, False),
    Kind.AUNT_OR_UNCLE: (LinkKind.OTHER_FAMILY, False),
    Kind.COUSIN: (LinkKind.OTHER_FAMILY, False),
    Kind.NIECE_OR_NEPHEW: (LinkKind.OTHER_FAMILY, False),
    Kind.OTHER_FAMILY: (LinkKind.OTHER_FAMILY, False),
    Kind.FRIEND: (LinkKind.FRIENDS, False),
    Kind.SCHOOL_FRIEND: (LinkKind.FRIENDS, False),
    Kind.NEIGHBOUR: (LinkKind.KNOWS, False),
    Kind.COLLEAGUE: (LinkKind.WORKED_TOGETHER, False),
    Kind.EMPLOYER: (LinkKind.WORKED_TOGETHER, False),
    Kind.LIVED_WITH: (LinkKind.LIVED_TOGETHER, False),
}


def normal(words: str) -> str:
    """Words without case, space or signs: "Foster-Mum" and "foster_mum" are alike."""
    return NOT_LETTERS.sub("_", words.strip().casefold()).strip("_")


@cache
def _kinds() -> dict[str, Kind]:
    return {word: kind for kind, words in KINDS.items() for word in (kind.value, *words.split())}


@cache
def _links() -> dict[str, LinkKind]:
    return {word: kind for kind, words in LINKS.items() for word in (kind.value, *words.split())}


def kind_of(words: str) -> tuple[Kind, KinBy | None] | None:
    """What somebody is to the owner, or None where the words are not known."""
    whole = normal(words)
    if whole in _kinds():
        kind = _kinds()[whole]
        return kind, (KinBy.FOSTER if kind is Kind.FOSTER_CARER and "foster" in whole else None)
    if whole.endswith("_in_law") and whole.removesuffix("_in_law") in _kinds():
        return _kinds()[whole.removesuffix("_in_law")], KinBy.BY_PARTNER
    how, rest = _how_kin(whole)
    if how and rest in _kinds():
        return _kinds()[rest], how
    return None


def link_of(words: str) -> tuple[LinkKind, KinBy | None] | None:
    """How two people are linked, or None where the words are not known."""
    whole = normal(words)
    if whole in _links():
        return _links()[whole], None
    how, rest = _how_kin(whole)
    if how and rest in _links():
        return _links()[rest], how
    return None


def seen_from(relation: str) -> tuple[LinkKind, KinBy | None, bool]:
    """The link between somebody and their "mother" or "boss"; whether it reads from the other."""
    found = kind_of(relation)
    if found and found[0] in SEEN_FROM:
        link, from_other = SEEN_FROM[found[0]]
        return link, found[1], from_other
    known = link_of(relation)
    return (*known, known[0] in DIRECTED) if known else (LinkKind.OTHER, None, False)


def kin_by_of(words: str) -> KinBy | None:
    """What makes somebody kin, as files say it: natural, adopted, foster, step."""
    whole = normal(words)
    if whole in {how.value for how in KinBy}:
        return KinBy(whole)
    return HOW_KIN.get(whole.split("_")[0])


def _how_kin(whole: str) -> tuple[KinBy | None, str]:
    first, _, rest = whole.partition("_")
    if first in HOW_KIN and rest:
        return HOW_KIN[first], rest
    for prefix in ("step", "half"):
        if whole.startswith(prefix) and len(whole) > len(prefix):
            return HOW_KIN[prefix], whole.removeprefix(prefix).strip("_")
    return None, whole
