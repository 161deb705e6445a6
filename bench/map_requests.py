"""The request that is measured, and the floor beside it."""

import json
from collections.abc import Callable
from datetime import timedelta

import neo4j
from flask import Flask, Response
from werkzeug.test import Client

from api.app import create_app
from bench.world import CONNECTIONS, World
from network.graph import queries
from network.graph.door import DATABASE, Neo4jGraph

A_REQUEST = timedelta(seconds=0.2)


def through_the_api(world: World) -> Callable[[], object]:
    """Open the map as a program of its owner does: token, map, answer."""
    client = Client(create_app(world.services))
    headers = {"Authorization": f"Bearer {world.token}"}

    def call() -> bytes:
        # Time runs, so that the pace that a token is held to is counted and never met.
        world.clock.move(A_REQUEST)
        answer = client.get("/me/map", headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"the API answered {answer.status_code}")
        data: bytes = answer.data
        return data

    if len(json.loads(call())["connections"]) != CONNECTIONS:
        raise RuntimeError("the map is not the one that was made")
    return call


def floor(world: World) -> Callable[[], object]:
    """The same columns over the driver in its fastest form, opened, and an empty request."""
    if not isinstance(world.services.graph, Neo4jGraph):
        raise TypeError("a benchmark needs the real graph")
    driver = world.services.graph.driver()
    text = queries.load()["connections/open_map"].text
    owner, sealer = world.actor.person_id, world.services.sealer
    empty = Client(_empty())

    def call() -> object:
        with driver.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
            row = session.run(text, {"personId": owner}).single(strict=True)
            ids, sealed = row["connectionIds"], row["connectionSealed"]
        sealer.open_many(owner, kind="Connection", ids=ids, sealed=sealed)
        return empty.get("/").data

    return call


def _empty() -> Flask:
    app = Flask("empty", static_folder=None)
    app.add_url_rule("/", view_func=lambda: Response("{}", mimetype="application/json"))
    return app
