"""A mother who fled stays hidden from whom she fled, though both are on their child's tree."""

import io
import zipfile
from collections.abc import Iterator

from network.connections.edits import Put
from network.connections.kinds import KinBy, Kind, LinkKind
from network.connections.model import Connection, Link
from network.exchange.use_cases import TakeOut
from network.identity import ItemId, StepId, new_id
from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.site import PASSWORD, Site, Somebody

# Words that Jo and Kai wrote, and that nobody else could have.
HERS = ("Josephine Quillfeather", "Little Marigold Street", "I kept every drawing")
KAIS = ("Kaifrond", "Mum before all that")
SECRET = (*HERS, *KAIS)
MANY = 20


def test_a_mother_who_fled_shows_on_no_page_of_whom_she_fled(site: Site, opens: Opens) -> None:
    """Story 19, as far as no letter and no invitation is needed."""
    jo, ray, kai = site.sign_up(), site.sign_up(), site.sign_up()
    _is_protected_and_leaves_word(opens, jo)
    _has_both_on_the_tree(site, kai)
    _has_both_on_his_map(site, ray)

    seen = dict(_every_page(site, opens, ray))
    taken = list(_taken_away(site, ray))

    assert len(seen) >= MANY
    assert [(where, word) for where, said in seen.items() for word in SECRET if word in said] == []
    assert [word for word in SECRET for text in taken if word.encode() in text] == []


def test_what_somebody_wrote_themselves_is_on_their_pages(site: Site, opens: Opens) -> None:
    """The one above is worth something: words that are there are found."""
    kai = site.sign_up()
    _has_both_on_the_tree(site, kai)

    seen = dict(_every_page(site, opens, kai))

    assert any(KAIS[1] in said for said in seen.values())
    assert any(KAIS[1].encode() in text for text in _taken_away(site, kai))


def test_both_parents_stand_on_the_childs_own_tree(site: Site, opens: Opens) -> None:
    kai = site.sign_up()
    _has_both_on_the_tree(site, kai)

    tree = opens("/map/tree", as_=kai, phone=True, scripts=False).inner_text("main")

    assert "Mum before all that" in tree
    assert "Ray" in tree


def _every_page(site: Site, opens: Opens, who: Somebody) -> Iterator[tuple[str, str]]:
    page = opens("/map", as_=who, phone=True)
    for address in pages(site, page.context, who):
        page.goto(address)
        yield address, page.content()


def _is_protected_and_leaves_word(opens: Opens, jo: Somebody) -> None:
    """Jo says who must stay away, and that she would be glad to hear from her child."""
    page = opens("/account/about-me", as_=jo, phone=True, scripts=False)
    page.get_by_label("The names I use").fill(HERS[0])
    page.locator("main form button[type=submit]").last.click()
    page.goto("/safe/paper")
    page.get_by_label("Their name, and other names").fill("Ray Brand")
    page.get_by_label("Anything else that helps to know them").fill(HERS[1])
    page.get_by_role("button", name="Protect me", exact=True).click()
    assert "This protects you now." in page.inner_text("main")
    page.goto("/willing/new")
    page.locator("input[name=who]").fill("Kai")
    page.locator("select[name=kind]").select_option("mum")
    page.locator("input[name=channels]").first.check()
    page.locator("input[name=years]").first.check()
    page.locator("textarea[name=message]").fill(HERS[2])
    page.locator("main form button[type=submit]").last.click()
    assert page.get_by_role("heading", name="Kai").is_visible()


def _has_both_on_the_tree(site: Site, kai: Somebody) -> None:
    mum = Connection(id=_id(), name=KAIS[1], kind=Kind.MUM, kin_by=KinBy.BIRTH)
    dad = Connection(id=_id(), name="Ray", kind=Kind.DAD, kin_by=KinBy.BIRTH)
    together = Link(id=_id(), a=mum.id, b=dad.id, kind=LinkKind.FORMER_PARTNERS)
    friend = Connection(id=_id(), name=KAIS[0], kind=Kind.FRIEND)
    _put(site, kai, mum, dad, together, friend)


def _has_both_on_his_map(site: Site, ray: Somebody) -> None:
    """He knows that they are somewhere: what he writes himself is all that he ever sees."""
    child = Connection(id=_id(), name="My lad", kind=Kind.CHILD, kin_by=KinBy.BIRTH)
    mother = Connection(id=_id(), name="His mother", kind=Kind.FORMER_PARTNER)
    _put(site, ray, child, mother)


def _put(site: Site, who: Somebody, *items: Connection | Link) -> None:
    edits = [Put(item) for item in items]
    site.services.maps.change(who.actor, StepId(new_id()), "add_connection", edits)


def _taken_away(site: Site, who: Somebody) -> Iterator[bytes]:
    """Every document that he can take away, and what lies packed inside."""
    fresh = site.services.sessions.step_up(who.actor, PASSWORD).actor
    everything = site.services.everything.take(fresh).data
    drawn = [site.services.exchange.take_out(who.actor, TakeOut.GEDCOM).data]
    for data in (everything, *drawn):
        yield data
        if data.startswith(b"PK"):
            yield from _inside(data)


def _inside(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        for name in folder.namelist():
            inner = folder.read(name)
            yield inner
            if inner.startswith(b"PK"):
                yield from _inside(inner)


def _id() -> ItemId:
    return ItemId(new_id())
