"""How somebody can be reached, in the graph."""

from network.details.model import Details
from network.ties.own_record import OwnRecord

DETAILS = OwnRecord(
    shape=Details,
    kind="Details",
    index="details",
    statement_of="details/of_person",
    statement_lock="details/lock_of_person",
    statement_keep="details/keep",
)
of, of_other, lock, keep = DETAILS.of, DETAILS.of_other, DETAILS.lock, DETAILS.keep
