"""The work on a request in the graph: (:RequestWork)-[:WORK_ON]->(:ContactRequest), sealed."""

from typing import Any

from network.asking.model import ContactRequest
from network.asking.work import RequestWork
from network.errors import Broken
from network.graph.door import Tx
from network.identity import ItemId
from network.keys.sealing import Record, Sealer
from network.organisations.records import CONVERTER

KIND = "RequestWork"
INDEX = "request-work"
LETTERS = "approaches"
IN_ROW = {"id": "id", "request_id": "requestId", "organisation_id": "organisationId"}


def of_request(tx: Tx, sealer: Sealer, request: ContactRequest) -> RequestWork:
    """What is noted on a request; where nothing is, the empty one that would be kept."""
    row = tx.maybe("asking/work_of", requestId=request.id)
    if row is None:
        return RequestWork(
            id=ItemId(sealer.index(INDEX, request.id)),
            request_id=request.id,
            organisation_id=request.organisation_id,
        )
    record: Record = sealer.open(
        row["organisationId"], record_id=row["id"], kind=KIND, sealed=row["sealed"]
    )
    named: dict[str, Any] = {name: row[column] for name, column in IN_ROW.items()}
    try:
        return CONVERTER.structure({**record, **named}, RequestWork)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None


def approach_of(sealer: Sealer, request_id: str, lead_id: str) -> ItemId:
    """The id of the letter for a lead, whether there is one or not."""
    return ItemId(sealer.index(LETTERS, f"{request_id}|{lead_id}"))


def drop_approach(tx: Tx, sealer: Sealer, request_id: str, lead_id: str) -> None:
    """Let the code in the letter for a lead open nothing any more. Nothing where there is none."""
    approach = approach_of(sealer, request_id, lead_id)
    tx.run("asking/drop_approach", requestId=request_id, approachId=approach)


def keep(tx: Tx, sealer: Sealer, work: RequestWork) -> None:
    """Keep it. Whoever asked is locked."""
    record = {
        name: value for name, value in CONVERTER.unstructure(work).items() if name not in IN_ROW
    }
    tx.run(
        "asking/keep_work",
        requestId=work.request_id,
        organisationId=work.organisation_id,
        workId=work.id,
        sealed=sealer.seal(work.organisation_id, record_id=work.id, kind=KIND, value=record),
    )
