"""Back in touch, on two phones and a sheet of paper: by a number that one has, or a letter."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from network.actor import Capacity
from tests import letters, ties
from tests.asking import WORDS, checked, wanted, weighed
from tests.browser.looking import judge
from tests.browser.phones import Phones, press, to_yes
from tests.browser.site import Somebody
from tests.ties import grown_up

if TYPE_CHECKING:
    from network.clock import FrozenClock


@pytest.mark.timeout(300)
def test_a_number_that_somebody_still_has_leads_to_being_in_touch(phones: Phones) -> None:
    ade, sandra = phones.person("Sandra"), phones.person("Ade")

    hers = phones.in_hand_of(ade)
    hers.goto("/in-touch")
    phones.seen(hers, "nobody yet")
    hers.goto("/map")
    hers.get_by_role("link", name="Sandra").first.click()
    hers.get_by_role("link", name="Get back in touch with Sandra").click()
    assert hers.locator("input[name=called]").input_value() == "Sandra"
    hers.locator("input[name=me]").fill("Ade")
    hers.locator("textarea[name=words]").fill("You drove me to school. I would like to say thanks.")
    hers.locator("input[name=question]").fill("What was the dog called?")
    hers.locator("textarea[name=answers]").fill("Buster")
    phones.seen(hers, "a code to give")
    press(hers, "Make the code")
    code = hers.locator("code").first.inner_text()
    phones.seen(hers, "the code")
    hers.get_by_role("link", name="A sheet to print").click()
    paper = hers.locator("main").inner_text()
    assert code in paper
    for word in ("Ade", "Sandra", "Rowan", "care", "school"):
        assert word not in paper
    phones.seen(hers, "the sheet")

    theirs = phones.in_hand_of(sandra)
    theirs.goto("/code")
    phones.seen(theirs, "you have a code")
    theirs.get_by_role("button", name="Type the code").click()
    theirs.locator("input[name=code]").fill(code)
    press(theirs, "Go on")
    assert "Ade" not in theirs.content()
    phones.seen(theirs, "a question")
    theirs.locator("input[name=answer]").fill("buster")
    press(theirs, "Send")
    theirs.get_by_text("You drove me to school").wait_for()
    phones.seen(theirs, "who it is")
    to_yes(theirs, phones)
    press(theirs, "Yes, I would like that")
    theirs.get_by_text("Write the name they know you by").first.wait_for()
    theirs.locator("input[name=me]").fill("Sandra")
    theirs.locator("textarea[name=words]").fill("I often wondered how you are.")
    theirs.locator("input[name=secret][value=no]").check()
    press(theirs, "Yes, I would like that")
    theirs.get_by_text("We have kept your yes").first.wait_for()
    phones.seen(theirs, "kept")
    hers.goto("/in-touch")
    assert "has said yes" not in hers.content()

    phones.two_days_later()
    hers = phones.in_hand_of(ade)
    hers.goto("/in-touch")
    phones.seen(hers, "somebody has said yes")
    hers.get_by_role("link", name="See who says so").click()
    hers.get_by_text("I often wondered how you are.").wait_for()
    hers.locator("input[name=secret][value=no]").check()
    phones.seen(hers, "is it them")
    press(hers, "It is them, and yes")
    hers.get_by_text("What you have answered").wait_for()
    phones.seen(hers, "said yes")
    theirs = phones.in_hand_of(sandra)
    theirs.goto("/in-touch")
    assert theirs.get_by_text("Nobody yet").count() == 1

    phones.two_days_later()
    for who, name, shown in ((ade, "Sandra", "Sandra"), (sandra, "Ade", "Ade")):
        page = phones.in_hand_of(who)
        page.goto("/in-touch")
        phones.seen(page, f"{name} in touch")
        page.get_by_role("link", name=name).first.click()
        page.get_by_text(f"They go by {shown}.").wait_for()
        phones.seen(page, f"{name} open")

    theirs = phones.in_hand_of(sandra)
    theirs.goto("/in-touch")
    theirs.get_by_role("link", name="Ade").click()
    theirs.get_by_role("link", name="End it with a kind word").click()
    theirs.locator("input[name=sentence][value=glad]").check()
    theirs.locator("input[name=secret][value=no]").check()
    phones.seen(theirs, "a kind word")
    press(theirs, "End it, and let them read this in two days")
    theirs.get_by_text("Your own yes has ended.").wait_for()
    phones.seen(theirs, "ended")
    hers = phones.in_hand_of(ade)
    hers.goto("/in-touch")
    hers.get_by_role("link", name="Sandra").click()
    hers.get_by_text("We can’t say why. It may be for a while.").wait_for()
    assert "I was glad" not in hers.content()
    phones.seen(hers, "paused")
    phones.two_days_later()
    hers = phones.in_hand_of(ade)
    hers.goto("/in-touch")
    hers.get_by_role("link", name="Sandra").click()
    hers.get_by_text("I was glad of the time in which we were in touch.").wait_for()
    phones.seen(hers, "a kind end")


@pytest.mark.timeout(300)
def test_somebody_is_found_written_to_and_in_touch_again(phones: Phones) -> None:
    """Story 2 as far as a letter goes: Ade asks for Keisha on a phone, she answers on hers."""
    services = phones.site.services
    one = wanted(services)
    found = checked(services, one)
    services.asking.noting.consider(one.worker, one.place, one.request.id, found.id, weighed())
    grown_up(services, one.asker.account.person_id)
    ade = Somebody(one.asker.fresh(), one.asker.name, "")
    keisha = phones.person("Ade")
    phones.site.people.append(ade)
    his = phones.in_hand_of(ade)
    his.goto(f"/asking/{one.request.id}")
    phones.seen(his, "what he asked")
    before = his.locator("main").inner_text()

    desk = phones.at_work(one.there.staff)
    desk.goto(f"/at-work/people/{one.place}/requests/{one.request.id}")
    phones.seen(desk, "working on it")
    press(desk, "Write the letter")
    desk.locator("input[name=question]").fill("What was the dog called?")
    desk.locator("textarea[name=answers]").fill("Buster")
    desk.locator("textarea[name=goes_to]").fill("2 High Street\nLeeds LS1 2AB")
    phones.seen(desk, "what is asked first")
    press(desk, "Write the letter")
    phones.on_paper(desk, "the letter")
    letter = desk.locator("main section").inner_text()
    for word in (WORDS.my_name, WORDS.whom, found.who, "care", "Rowan"):
        assert word not in letter
    code = desk.locator("code").inner_text()

    hers = phones.in_hand_of(keisha)
    hers.goto("/in-touch/code")
    hers.locator("input[name=code]").fill(code)
    press(hers, "Go on")
    assert WORDS.my_name not in hers.locator("main").inner_text()
    hers.locator("input[name=answer]").fill("Buster")
    press(hers, "Send")
    hers.get_by_text(WORDS.message).wait_for()
    phones.seen(hers, "who would like to be in touch")
    to_yes(hers, phones, "yes_with_limits")
    hers.locator("input[name=me]").fill("Keish")
    hers.locator("input[name=by][value=letters]").check()
    hers.locator("input[name=often][value=monthly]").check()
    hers.locator("input[name=cannot][value=money]").check()
    phones.seen(hers, "yes with limits")
    hers.locator("textarea[name=words]").fill("I have a little boy now.")
    hers.locator("input[name=secret][value=no]").check()
    press(hers, "Yes, I would like that")
    his.goto(f"/asking/{one.request.id}")
    assert his.locator("main").inner_text() == before

    phones.two_days_later()
    his = phones.in_hand_of(ade)
    his.goto("/in-touch")
    his.get_by_text("Somebody whom you asked for has said yes").wait_for()
    phones.seen(his, "he hears of it")
    his.get_by_role("link", name="See who says so").click()
    his.get_by_text("I have a little boy now.").wait_for()
    his.get_by_text("About once a month").wait_for()
    his.locator("input[name=secret][value=no]").check()
    phones.seen(his, "is it her")
    press(his, "It is them, and yes")
    phones.two_days_later()
    his = phones.in_hand_of(ade)
    his.goto("/in-touch")
    his.get_by_role("link", name=WORDS.whom).click()
    his.get_by_text("They go by Keish.").wait_for()
    his.get_by_text("Lend or take money").wait_for()
    phones.seen(his, "in touch with her")


@pytest.mark.timeout(300)
def test_axe_finds_nothing_on_the_way(phones: Phones) -> None:
    ade, sandra = phones.person("Sandra"), phones.person("Ade")
    services = phones.site.services
    given = ties.answered(services, ade.actor.person_id, sandra.actor.person_id)
    line = ties.own_code(services, sandra.actor.person_id)
    tie = ties.paused_tie(services, ade.actor.person_id, sandra.actor.person_id)
    code = services.ties.codes.one(sandra.actor, line.id).code
    page = phones.in_hand_of(ade, scripts=True)

    for address in (
        "/code",
        "/code/no",
        "/code/no/kept",
        "/guidance",
        "/guidance/foster_then",
        "/in-touch",
        "/in-touch/codes/new",
        f"/in-touch/codes/{given.code_id}",
        f"/in-touch/codes/{given.code_id}/paper",
        f"/in-touch/codes/{given.code_id}/heard",
        f"/in-touch/{tie}",
        f"/in-touch/{tie}/again",
        "/in-touch/code",
        "/in-touch/code/kept",
        "/in-touch/code/end",
    ):
        page.goto(address)
        assert (address, judge(page)) == (address, [])
    page.goto("/in-touch/code")
    page.locator("input[name=code]").fill(code)
    press(page, "Go on")
    assert judge(page) == []
    to_yes(page, phones, "yes_with_limits")
    assert judge(page) == []


@pytest.mark.timeout(300)
def test_axe_finds_nothing_where_two_are_in_touch(phones: Phones) -> None:
    two = letters.in_touch(phones.site.services, cast("FrozenClock", phones.clock))
    phones.clock.move(timedelta(days=31))
    ade = Somebody(two.writer.fresh(), two.writer.name, "")
    page = phones.in_hand_of(ade, scripts=True)

    for step in ("", "/limits", "/end-kindly", "/how"):
        page.goto(f"/in-touch/{two.tie_id}{step}")
        phones.seen(page, f"in touch{step.replace('/', ' ')}")
        assert (step, judge(page)) == (step, [])


@pytest.mark.timeout(300)
def test_a_letter_goes_from_one_phone_to_another_past_a_reader(phones: Phones) -> None:
    services = phones.site.services
    two = letters.in_touch(services, cast("FrozenClock", phones.clock))
    reader = letters.a_reader(services)
    ade, sandra = (Somebody(one.fresh(), one.name, "") for one in (two.writer, two.receiver))

    his = phones.in_hand_of(ade, scripts=True)
    his.goto(f"/in-touch/{two.tie_id}")
    phones.seen(his, "tie")
    press(his, "Letters between you")
    phones.seen(his, "no-letters")
    press(his, "Write a letter")
    his.get_by_label("Your letter").fill("I still have the photo.\n\nRing me on 07700 900123.")
    phones.seen(his, "write")
    assert judge(his) == []
    press(his, "Keep it for later")
    phones.seen(his, "kept")
    his.get_by_role("link", name="Go on writing").click()
    press(his, "Send it")
    phones.seen(his, "with-us")

    theirs = phones.at_work(reader.staff, Capacity.SCREENER)
    theirs.goto("/at-work/letters")
    phones.seen(theirs, "readers")
    press(theirs, "Read the next one")
    phones.seen(theirs, "one")
    press(theirs, "It has to leave something out")
    theirs.get_by_label("Where somebody is or how to reach them outside of here").check()
    phones.seen(theirs, "back")
    press(theirs, "Give it back")

    his.goto(f"/in-touch/{two.tie_id}/letters")
    phones.seen(his, "came-back")
    assert judge(his) == []
    his.get_by_role("link", name="Change it and send it again").click()
    his.get_by_label("Your letter").fill("I still have the photo.")
    press(his, "Send it")
    theirs.goto("/at-work/letters")
    press(theirs, "Read the next one")
    press(theirs, "Nothing speaks against it")
    services.letters.delivering.look()

    hers = phones.in_hand_of(sandra, scripts=True)
    hers.goto(f"/in-touch/{two.tie_id}/letters")
    hers.get_by_text("Something is wrong with this letter").click()
    phones.seen(hers, "got")
    assert judge(hers) == []
    press(hers, "This letter worries me")
    hers.goto(f"/in-touch/{two.tie_id}/letters")
    phones.seen(hers, "paused")
    assert "This connection is paused" in hers.locator("main").inner_text()
