"""Files in and out through the API."""

import json
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from network.exchange.use_cases import TakeOut
from network.identity import new_id
from tests.api.conftest import Api

CARDS = (
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Maya Okafor\r\nEND:VCARD\r\n"
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Big Dave\r\nEND:VCARD\r\n"
)
VCARD = "text/vcard"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def _id(one: dict[str, str]) -> str:
    return one["id"]


def names(api: Api) -> list[str]:
    opened = api.get("/me/map").json
    assert opened is not None
    return sorted(one["name"] for one in opened["connections"])


def test_a_file_is_looked_at_before_anything_comes_in(api: Api) -> None:
    response = api.post("/me/map/import/preview", data=CARDS, content_type=VCARD)

    assert response.json is not None
    assert (response.json["people"], response.json["errors"]) == (2, [])
    assert names(api) == []


def test_an_import_is_one_step(api: Api) -> None:
    response = api.post("/me/map/import", data=CARDS, content_type=VCARD)
    came = names(api)
    api.post("/me/map/undo")

    assert response.status_code == 200
    assert came == ["Big Dave", "Maya Okafor"]
    assert names(api) == []


SHEET = b"Wer,Naehe\nMaya,sehr\nDave,wenig\n"


def matching(**columns: str) -> dict[str, str]:
    return {"columns": json.dumps(columns)}


def columns(response: TestResponse) -> dict[str, str]:
    assert response.json is not None
    return {one["name"]: one["field"] for one in response.json["columns"]}


def test_columns_of_a_spreadsheet_are_matched_as_the_owner_says(api: Api) -> None:
    guessed = api.post("/me/map/import/preview", data=SHEET, content_type="text/csv")
    said = matching(Wer="name", Naehe="")

    looked = api.post(
        "/me/map/import/preview", data=SHEET, content_type="text/csv", query_string=said
    )
    came = api.post("/me/map/import", data=SHEET, content_type="text/csv", query_string=said)

    assert columns(guessed) == {"Wer": "", "Naehe": ""}
    assert columns(looked) == {"Wer": "name", "Naehe": ""}
    assert came.status_code == 200
    assert names(api) == ["Dave", "Maya"]


def test_the_same_columns_in_another_order_are_the_same_import(api: Api) -> None:
    key = new_id()
    first, again = (
        api.post(
            "/me/map/import",
            data=SHEET,
            content_type="text/csv",
            key=key,
            query_string=matching(**said),
        )
        for said in ({"Wer": "name", "Naehe": "notes"}, {"Naehe": "notes", "Wer": "name"})
    )
    other = api.post(
        "/me/map/import",
        data=SHEET,
        content_type="text/csv",
        key=key,
        query_string=matching(Wer="name"),
    )

    assert first.status_code == again.status_code == 200
    assert first.json == again.json
    assert other.status_code == 422
    assert len(names(api)) == 2


@pytest.mark.parametrize(
    "said",
    ["nonsense", "[]", "3", '{"Wer": "hat size"}', '{"Wer": 3}', '{"Who": "name"}', "[" * 9000],
)
def test_columns_that_make_no_sense_are_refused(api: Api, said: str) -> None:
    response = api.post(
        "/me/map/import/preview",
        data=SHEET,
        content_type="text/csv",
        query_string={"columns": said},
    )

    assert response.status_code == 422
    assert response.json is not None
    assert next(iter(response.json["problems"])).startswith("columns")


def test_an_import_sent_twice_comes_in_once(api: Api) -> None:
    key = new_id()

    first = api.post("/me/map/import", data=CARDS, content_type=VCARD, key=key)
    again = api.post("/me/map/import", data=CARDS, content_type=VCARD, key=key)

    assert first.json == again.json
    assert len(names(api)) == 2


def test_a_key_for_another_file_is_refused(api: Api) -> None:
    key = new_id()
    api.post("/me/map/import", data=CARDS, content_type=VCARD, key=key)

    again = api.post("/me/map/import", data=CARDS[: len(CARDS) // 2], content_type=VCARD, key=key)

    assert again.status_code == 422
    assert again.json is not None
    assert again.json["code"] == "operation-reused"


@pytest.mark.parametrize(
    "data",
    [b"", b"nonsense", b"\x00\xff" * 50, b"PK\x03\x04broken", b"0 HEAD\n0 TRLR"],
    ids=["empty", "words", "bytes", "zip", "nobody"],
)
def test_what_can_not_be_read_brings_nothing(api: Api, data: bytes) -> None:
    response = api.post("/me/map/import", data=data, content_type="application/octet-stream")

    assert response.status_code in (200, 422)
    assert names(api) == []


@pytest.mark.parametrize("form", list(TakeOut))
def test_the_map_is_taken_out_in_open_forms(api: Api, form: TakeOut) -> None:
    api.post("/me/map/import", data=CARDS, content_type=VCARD)

    response = api.get(f"/me/map/export?form={form}")

    assert response.status_code == 200
    assert response.data
    assert "export-2026-03-14" in response.headers["Content-Disposition"]


def test_a_picture_shows_the_view_that_was_asked_for(api: Api) -> None:
    api.post("/me/map/import", data=CARDS, content_type=VCARD)

    rings = api.get("/me/map/export?form=svg")
    timeline = api.get("/me/map/export?form=svg&view=timeline")
    wrong = api.get("/me/map/export?form=svg&view=nothing")

    assert rings.content_type.startswith("image/svg+xml")
    assert ("My map as rings" in rings.text, "My map as rings" in timeline.text) == (True, False)
    assert "Big Dave" in timeline.text
    assert wrong.status_code == 422


def test_what_was_taken_out_comes_back_the_same(api: Api) -> None:
    api.post("/me/map/import", data=CARDS, content_type=VCARD)
    taken = api.get("/me/map/export?form=archive").data
    before = api.get("/me/map").json
    api.post("/me/map/undo")

    api.post("/me/map/import", data=taken, content_type="application/zip")

    after = api.get("/me/map").json
    assert before is not None
    assert after is not None
    for one in (*before["connections"], *after["connections"]):
        del one["version"]
    assert sorted(before["connections"], key=_id) == sorted(after["connections"], key=_id)


def test_a_photo_goes_in_and_comes_out_made_anew(api: Api) -> None:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (40, 30), "plum").save(file, "JPEG", exif=b"Exif\x00\x00secret place")
    one = api.post("/me/map/connections", json={"name": "Maya"}).json
    assert one is not None
    key = new_id()
    address = f"/me/map/photos?about={one['id']}&caption=Us"

    first = api.post(address, data=file.getvalue(), content_type="image/jpeg", key=key)
    again = api.post(address, data=file.getvalue(), content_type="image/jpeg", key=key)

    assert (first.status_code, first.json) == (201, again.json)
    assert first.json is not None
    picture = api.get(f"/me/map/photos/{first.json['id']}")
    small = api.get(f"/me/map/photos/{first.json['id']}?small=yes")
    changed = api.put(
        f"/me/map/photos/{first.json['id']}",
        json={"caption": "Us at Elm"},
        version=first.json["version"],
    )
    gone = api.delete(f"/me/map/photos/{first.json['id']}")
    assert b"secret" not in picture.data
    assert (picture.status_code, small.status_code) == (200, 200)
    assert (changed.status_code, gone.status_code) == (200, 204)


def test_what_is_no_picture_is_refused(api: Api) -> None:
    one = api.post("/me/map/connections", json={"name": "Maya"}).json
    assert one is not None

    for data, media, status in ((b"no", "image/png", 422), (b"no", "text/html", 415)):
        response = api.post(f"/me/map/photos?about={one['id']}", data=data, content_type=media)
        assert response.status_code == status


@pytest.mark.skipif(not DATA.is_dir(), reason="THE REAL TEST DATA IS MISSING: ../shared/data")
def test_a_real_family_tree_comes_in(api: Api) -> None:
    file = next((DATA / "gedcom7").rglob("maximal70.ged"))

    response = api.post(
        "/me/map/import", data=file.read_bytes(), content_type="application/octet-stream"
    )

    assert response.json is not None
    assert response.json["report"]["people"] == len(names(api)) > 0
