"""What leaves holds no word of anybody's, whatever they have written down, and no id."""

import re

from network.bootstrap import Services
from network.graph.door import Tx
from network.identity import new_id
from network.sending.kinds import NoticeKind, PointKind
from network.sending.notices import Notices
from tests.graphs import RollbackGraph
from tests.postroom import ANY_TIME, Postroom, shown
from tests.safety.filling import Filled, fill

ADDRESS = "k.oak@example.org"
ID = re.compile(rb"[0-9a-f]{32}")


def everything_leaves(room: Postroom, filled: Filled) -> None:
    """Every kind of notice, to a mail address and a mobile number."""
    services, actor = room.services, filled.actor
    for way, address in ((PointKind.MAIL, ADDRESS), (PointKind.TEXT, "07700900123")):
        point = shown(room, actor, address, way)
        services.reach_me.settle(actor, point.id, ANY_TIME)
    notices, now = Notices(sealer=services.sealer), services.clock.now()

    def work(tx: Tx) -> None:
        for kind in NoticeKind:
            if kind is not NoticeKind.CODE:
                notices.tell(tx, actor.person_id, kind, key=new_id(), now=now)

    services.graph.write(work)
    room.work(actor)


def test_no_word_of_a_filled_world_and_no_id_leaves(
    services: Services, graph: RollbackGraph
) -> None:
    filled, room = fill(services), Postroom(services, graph)
    room.work(filled.actor)
    room.mails()
    folder = services.settings.sending.mails
    assert folder is not None
    before = set(folder.glob("*"))

    everything_leaves(room, filled)

    new = set(folder.glob("*")) - before
    assert len(new) >= 2 * len(NoticeKind) - 1
    known = {filled.actor.person_id, str(filled.actor.account_id)}
    points = {point.id for point in services.reach_me.mine(filled.actor).points}
    for path in new:
        said = path.read_bytes().replace(b"=\r\n", b"")
        assert filled.canaries.mark.encode() not in said
        assert not [one for one in filled.secrets if one.encode() in said]
        assert {found.decode() for found in ID.findall(said)} & (known | points) == set()
