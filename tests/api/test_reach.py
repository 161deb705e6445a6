"""How we may reach you, through the API: a program looks and closes, and opens nothing."""

from flask import Flask

from network.accounts.model import OF_ONES_OWN, TokenScope
from network.actor import Actor
from network.bootstrap import Services
from network.identity import ItemId, new_id
from network.sending import store
from network.sending.kinds import PointKind
from network.sending.model import ContactPoint, Reach
from tests.accounts import Somebody
from tests.api.conftest import Api, token_of
from tests.postroom import ADDRESS, ANY_TIME


def kept(services: Services, who: Actor) -> str:
    """A way that is on. Answers its id."""
    now = services.clock.now()
    point = ContactPoint(
        id=ItemId(new_id()),
        kind=PointKind.MAIL,
        address=ADDRESS,
        added_at=now,
        confirmed_at=now,
        safe=ANY_TIME,
    )
    reach = Reach(points=(point,))
    services.graph.write(lambda tx: store.keep(tx, services.sealer, who.person_id, reach))
    return point.id


def test_a_program_sees_how_its_owner_may_be_reached(
    api_app: Flask, services: Services, me: Somebody
) -> None:
    api = Api(api_app, token_of(me, *OF_ONES_OWN))
    assert api.get("/me/reach").json == {"never": False, "items": []}
    point = kept(services, me.sign_in().actor)

    (way,) = api.get("/me/reach").json["items"]  # type: ignore[index]

    assert (way["id"], way["address"], way["on"]) == (point, ADDRESS, True)
    assert way["wanted"] == ["something_new", "my_account"]


def test_a_program_switches_off_takes_away_and_closes_all(
    api_app: Flask, services: Services, me: Somebody
) -> None:
    api, point = Api(api_app, token_of(me, *OF_ONES_OWN)), kept(services, me.sign_in().actor)

    stopped = api.post(f"/me/reach/{point}/stop")
    assert stopped.status_code == 200
    assert stopped.json is not None
    assert stopped.json["on"] is False
    assert api.post("/me/reach/never").json["never"] is True  # type: ignore[index]
    for _ in range(2):
        assert api.delete(f"/me/reach/{point}").status_code == 204
    assert api.get("/me/reach").json == {"never": True, "items": []}
    assert api.post(f"/me/reach/{point}/stop").status_code == 404


def test_a_token_for_something_else_says_nothing_of_it(
    api_app: Flask, services: Services, me: Somebody
) -> None:
    kept(services, me.sign_in().actor)
    api = Api(api_app, token_of(me, TokenScope.MAP_READ, TokenScope.ABOUT_READ))

    assert api.get("/me/reach").status_code == 403
    assert api.post("/me/reach/never").status_code == 403
