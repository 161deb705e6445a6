"""Pictures for a world in which nobody was ever photographed: a few leaves and berries."""

import io
import random

from PIL import Image, ImageDraw

SIDE = 480
PAPER = ((250, 245, 236), (238, 232, 222), (226, 236, 228))
LEAVES = ((86, 122, 84), (118, 150, 98), (64, 98, 82))
BERRIES = ((168, 44, 62), (196, 78, 72), (120, 52, 92))


def painted(chance: random.Random) -> bytes:
    """A picture as a PNG file."""
    picture = Image.new("RGB", (SIDE, SIDE), chance.choice(PAPER))
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y, long = chance.randint(40, 380), chance.randint(40, 380), chance.randint(40, 110)
        draw.ellipse((x, y, x + long, y + long // 2), fill=chance.choice(LEAVES))
    for _ in range(18):
        x, y, wide = chance.randint(60, 400), chance.randint(60, 400), chance.randint(14, 30)
        draw.ellipse((x, y, x + wide, y + wide), fill=chance.choice(BERRIES))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
