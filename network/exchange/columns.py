"""Which column holds what: a guess by its name that the owner may put right."""

from collections.abc import Iterable, Mapping
from functools import cache

from network.exchange.kinship import normal

KEEP = ""
FIELDS: dict[str, str] = {
    "name": (
        "name full_name fullname label person person_name alter alter_name altername alias "
        "contact_name display_name nom nombre who known_as node_name what_i_call_them title_name "
        "respondent member their_name friend_name people initials"
    ),
    "first_name": "first_name firstname given_name given forename first fname given_names",
    "last_name": "last_name lastname surname family_name last lname",
    "nickname": "nickname nick nick_name called short_name pet_name",
    "kind": (
        "kind relationship relation relationship_to_me relation_to_me how_i_know_them role "
        "how_do_you_know_them how_we_know_each_other relationship_type reltype rel_type rel "
        "relationship_to_ego alter_relationship relation_type who_are_they connection person_type"
    ),
    "kind_words": "kind_words in_my_words my_words",
    "kin_by": "kin_by kind_of_kin",
    "born": (
        "born birthday birth_date birthdate date_of_birth dob birth year_of_birth birth_year bday "
        "yob"
    ),
    "age": "age age_years age_in_years how_old years_old",
    "died": "died death date_of_death death_date dod",
    "remembered": "remembered deceased has_died dead",
    "ring": "ring circle",
    "closeness": (
        "closeness relstrength rel_strength relationship_strength strength tie_strength "
        "tiestrength how_close emotional_closeness close closeness_to_ego closeness_category"
    ),
    "state": "state in_touch still_in_touch",
    "frequency": (
        "contactfreq contact_freq contact_frequency frequency how_often freq frequency_of_contact "
        "communication_frequency contact_frequency_category"
    ),
    "last_in_touch": "last_in_touch last_contact last_seen last_spoke last_met last_spoken",
    "feeling": "feeling safe safety",
    "loves_me": "loves_me love_mark",
    "certainty": "certainty how_sure sure",
    "told_by": "told_by who_told_me source_of_this",
    "paid": "paid paid_or_unpaid",
    "does_for_me": "does_for_me what_they_do_for_me support support_given",
    "i_do": "i_do what_i_do_for_them",
    "groups": "groups group tags tag categories category",
    "notes": "notes note comments comment remarks description memo about",
    "place": "place known_at where_we_met where_i_knew_them home_name where",
    "since": "since known_since from_when met first_met start met_in year_met",
    "until": "until known_until to_when end",
    "knows": "knows linked_to friends_with connected_to knows_who",
    "private": "private confidential",
    "id": "id person_id node_id nodeid alter_id alterid key uuid number",
}


@cache
def _by_name() -> dict[str, str]:
    return {
        alias: field for field, aliases in FIELDS.items() for alias in (field, *aliases.split())
    }


def field_of(column: str) -> str:
    """The field that a column's name speaks of, or KEEP."""
    return _by_name().get(normal(column), KEEP)


def matched(columns: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Each column's field: the owner's choice, else a guess; no field is taken by two guesses."""
    names = list(columns)
    picked = {
        name: (chosen[name] if chosen[name] in FIELDS else KEEP)
        for name in names
        if chosen and name in chosen
    }
    taken = set(picked.values()) - {KEEP}
    places = {name: place for place, name in enumerate(names)}
    for name in sorted(set(names) - set(picked), key=lambda name: (_rank(name), places[name])):
        field = field_of(name)
        picked[name] = KEEP if field in taken else field
        taken.add(picked[name])
    return {name: picked[name] for name in names}


def _rank(name: str) -> int:
    """A column called exactly as the field goes before one that is called like it."""
    field = field_of(name)
    aliases = (field, *FIELDS.get(field, "").split())
    called = normal(name)
    return aliases.index(called) if called in aliases else len(aliases)
