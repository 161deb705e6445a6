"""Where the wishes of two people meet: halfway, and never much oftener than the slower one's.

It is never oftener than twice for each once of whoever wants it less often, and never less often
than that person said.
"""

from network.rhythm.model import DAYS, Rhythm

AT_MOST_OFTENER = 2
"""How many times as often as the slower one's wish it may be."""
LADDER = tuple(DAYS)
"""Every rhythm with a number, from the one that comes oftenest."""


def meeting(mine: Rhythm, theirs: Rhythm) -> Rhythm:
    """Where two wishes meet. It doesn't matter whose is whose.

    Where one has not said, nothing is said. Where it comes when it comes for one, it does for both.
    """
    both = {mine, theirs}
    if Rhythm.NOT_SAID in both:
        return Rhythm.NOT_SAID
    if Rhythm.WHEN_IT_COMES in both:
        return Rhythm.WHEN_IT_COMES
    often, seldom = sorted(LADDER.index(one) for one in (mine, theirs))
    halfway = (often + seldom + 1) // 2
    return next(one for one in LADDER[halfway:] if _comfortable(one, LADDER[seldom]))


def _comfortable(one: Rhythm, slower: Rhythm) -> bool:
    return DAYS[one] * AT_MOST_OFTENER >= DAYS[slower]
