"""A date of birth that an organisation has seen, for tests that are not about seeing it."""

from datetime import datetime

from network.identity import OrganisationId, PersonId, StaffId, new_id
from network.people.born import BirthSaid, BirthSource


def seen_at_work(at: datetime, source: BirthSource = BirthSource.OUR_RECORD) -> BirthSaid:
    """That a worker has typed the very date that somebody says of themselves."""
    return BirthSaid(
        organisation_id=OrganisationId(new_id()),
        organisation="Oakway",
        staff_id=StaffId(new_id()),
        by=PersonId(new_id()),
        name="Kit",
        source=source,
        at=at,
        same=True,
    )
