"""What somebody keeps about staying in touch, in the graph."""

from network.rhythm.model import Rhythms
from network.ties.own_record import OwnRecord

RHYTHMS = OwnRecord(
    shape=Rhythms,
    kind="Rhythms",
    index="rhythms",
    statement_of="rhythm/of_person",
    statement_lock="rhythm/lock_of_person",
    statement_keep="rhythm/keep",
)
of, of_other, lock, keep = RHYTHMS.of, RHYTHMS.of_other, RHYTHMS.lock, RHYTHMS.keep
