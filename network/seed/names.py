"""Names for people who never lived, from many traditions and scripts."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Tradition:
    """Given and family names that go together. `family_first`: as in Vietnam or China."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def _of(given: str, family: str, *, family_first: bool = False) -> Tradition:
    return Tradition(tuple(given.split()), tuple(family.split()), family_first)


BRITISH = _of(
    "Amy Ben Callum Chloe Dylan Ellie Fern George Hannah Isla Jack Jodie Kieran Leanne Liam Marcus "
    "Megan Nathan Olivia Paige Reece Rosie Scott Shannon Stacey Tom Tyler Wendy Zoe",
    "Ashdown Barrow Cartmel Dunmore Eastley Fairhurst Garside Hartwell Inchbold Kettle Larkwood "
    "Marchbank Nettleton Oakshott Penhale Quayle Redfearn Sandford Thackeray Underhill Wragg",
)
OLDER = _of(
    "Alan Barbara Brian Carol Christine Colin Derek Doreen Frank Gillian Gordon Hazel Irene Ivor "
    "Jean Keith Linda Malcolm Maureen Norman Pauline Roy Sandra Stanley Sylvia Trevor Valerie",
    " ".join(BRITISH.family),
)
WELSH = _of(
    "Aled Angharad Bethan Carys Dafydd Eirlys Ffion Gethin Gwenllian Hywel Ieuan Lowri Mair Rhodri",
    "Bevan Cadwaladr Ellis Gwyn Llywelyn Maddocks Prosser Rhydderch Tudur",
)
SCOTS_IRISH = _of(
    "Aoife Caitlin Ciara Eilidh Fergus Fionn Iona Kirsty Mairi Niamh Oisín Ruaridh Siobhán Tadhg",
    "Ballantyne Corrigan Dunnachie Farquharson Gilhooly Kinsella McAllister O'Dwyer Ó Briain",
)
CARIBBEAN = _of(
    "Anthea Beverley Clive Delroy Desmond Errol Jermaine Leroy Marcia Merlene Tanisha Winston",
    "Bellefontaine Cumberbatch Duverney Fontenelle Grantley Lovelock Sealey",
)
WEST_AFRICAN = _of(
    "Abena Adaeze Akosua Ayọ̀délé Chidi Efua Folasade Ìfẹ́olúwa Kofi Kwame Ngozi Tolu Yaw",
    "Adeyinka Asantewaa Boakye-Danquah Chukwuemeka Ogunleye Osei-Tutu Quartey",
)
SOUTH_ASIAN = _of(
    "Aisha Amrit Deepa Farhan Harpreet Imran Jaspreet Kavita Nadia Nikhil Priya Rahul Sana Zubair",
    "Bhattacharya Choudhury Dhaliwal Hussain Karunaratne Malik Ramanathan Siddiqui Venkatesan",
)
URDU = _of("عائشہ بلال زینب کاشف نازیہ", "چوہدری قریشی مرزا")
ARABIC = _of("أحمد سارة يوسف ليلى عمر مريم", "الحداد النجار البغدادي")
PERSIAN = _of("آرش نرگس کیان پروانه", "رستمی کاظمی نیکزاد")
TIGRINYA = _of("ሰላም ዮናስ ፍረወይኒ ሃብቶም ራሄል", "ገብረመድህን ተስፋይ ሃይለ")
BENGALI = _of("রুমানা তানভীর শিউলি আরিফ", "চৌধুরী তালুকদার")
PUNJABI = _of("ਗੁਰਪ੍ਰੀਤ ਮਨਜੀਤ ਸਿਮਰਨ", "ਢਿੱਲੋਂ ਗਰੇਵਾਲ")
VIETNAMESE = _of("Lan Minh Thảo Tuấn Hương Phúc", "Nguyễn Trần Phạm Đặng", family_first=True)
CHINESE = _of("美玲 志强 晓云 家豪", "陈 林 黄", family_first=True)
UKRAINIAN = _of("Оксана Тарас Марічка Богдан", "Шевчук Коваленко Ткач")
POLISH = _of("Agnieszka Krzysztof Małgorzata Wojciech", "Brzęczyszczak Grzelak Święcicka")
GREEK = _of("Ελένη Γιώργος Δέσποινα", "Παπαδάκης Οικονόμου")
ROMANI_TRAVELLER = _of("Bartley Britannia Elvira Levi Nehemiah Violet", "Boswell Loveridge Penfold")

TODAY = (
    *(BRITISH,) * 8,
    *(WELSH, SCOTS_IRISH, CARIBBEAN, WEST_AFRICAN, SOUTH_ASIAN) * 2,
    *(URDU, ARABIC, PERSIAN, TIGRINYA, BENGALI, PUNJABI, VIETNAMESE, CHINESE, UKRAINIAN),
    *(POLISH, GREEK, ROMANI_TRAVELLER),
)
LONG_AGO = (*(OLDER,) * 6, WELSH, SCOTS_IRISH, CARIBBEAN, SOUTH_ASIAN, ROMANI_TRAVELLER)
LONGEST = (
    "Wilhelmina Featherstonehaugh-O",
    "Maximiliana Kwabena-Oppong Lee",
    "Bartholomew Throckmorton-Quill",
)


@dataclass
class Namer:
    """Gives names, by chance but always the same ones for the same seed."""

    chance: random.Random

    def whole(self, tradition: Tradition) -> str:
        """A given and a family name, in the order in which they are said."""
        given, family = self.given(tradition), self.chance.choice(tradition.family)
        return f"{family} {given}" if tradition.family_first else f"{given} {family}"

    def given(self, tradition: Tradition) -> str:
        """A given name."""
        return self.chance.choice(tradition.given)

    def anybody(self, born: int) -> Tradition:
        """A tradition that somebody born in that year may well have."""
        return self.chance.choice(LONG_AGO if born < 1975 else TODAY)  # noqa: PLR2004 - a year
