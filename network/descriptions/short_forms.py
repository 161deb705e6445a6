"""Short and pet forms of given names that are in use in Britain. Our own list, on purpose small."""

LISTED: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
abdul abdullah abdel
abigail abi abby abbie gail
alan allan allen alun al
albert bert bertie al albie
alexander alex alec al sandy xander sasha aleksander alejandro alistair
alexandra alex ali sandra lexi sasha sandy aleksandra alexa
alfred alf alfie fred freddie
alice ali allie alys alicia
alison ali allie
amelia millie amy mia
andrew andy drew andre andrei
angela angie ange angelina
ann anne anna annie nan nancy hannah anya
anthony tony ant antony anton antonio
antonia toni tonia
arthur art artie
barbara barb babs barbie
benjamin ben benny benji
bernadette bernie
bernard bernie
beverley bev beverly
bridget bridie biddy brigid
cameron cam
carol carole caroline carrie carolyn
catherine katherine kathryn cath kath kathy cathy kate katie katy kat kitty kathleen katarzyna kasia
charles charlie chas chuck carl karl
charlotte charlie lottie lotte charley
christine chris chrissie tina christina kirsty kristina
christopher chris kit topher krzysztof
claire clare clara
constance connie
craig craigy
daniel dan danny dani
danielle dani danni daniella
david dave davey davy dai dawid
deborah deb debs debbie debra
denise den
dennis den denny
derek del
diana diane di dee
dominic dom dominik
donald don donnie
dorothy dot dottie dolly dora
douglas doug dougie
edward ed eddie ted teddy ned ward
edwin ed eddie
eleanor ellie nell nelly nora elena ella
elizabeth liz lizzie beth betty bess eliza libby lisa elsie lilibet elspeth elisabeth
ellen ellie nell helen
emily em emmie millie emilia
emma em emmie
eric rick
eugene gene
florence flo flossie
frances fran frannie francesca
francis frank frankie fran
frederick fred freddie freddy fredrick
gabriel gabe
gabrielle gaby gabby
gary gaz gareth garry
geoffrey geoff jeff jeffrey jeffery
george georgie jorge jerzy
georgina georgie gina georgia
gerald gerry jerry gerard
gillian gill jill gilly
gordon gord
graham graeme grahame
gregory greg gregor grzegorz
gwendoline gwen gwenda
harold harry hal
harriet hattie harri
helen nell nellie ellen helena
henry harry hal hank harri
hugh hughie huw
ian iain ion euan
isabel isobel isabella bella izzy issy belle isabelle
ivan john
jack john jackie jock
jacob jake jakub
jacqueline jackie jacqui jacky
james jim jimmy jamie jem jimmie seamus
jane janie jayne janey
janet jan
janice jan
jason jay jase
jennifer jen jenny jenna jennie
jeremy jez jerry jem
jessica jess jessie
joan joanie
joanna jo joanne joann
jonathan jon jonny jonathon johnathan nathan
john johnny jon jack johnnie jock ian sean ivan ioan jan
joseph joe joey jo jose josef
josephine jo josie fifi
joshua josh
judith judy judi jude
julia julie jules juliet
julian jules
karen kaz karin
kelly kel
kenneth ken kenny
kevin kev
kimberley kim kimberly
laura laurie lauren lori
lawrence laurence larry laurie lol
leonard len lenny leo
leslie les lesley
lewis louis lou louie ludwig
lillian lily lil lilian
linda lyn lynn lynda lin
louise lou louisa lulu
lucy luce lucinda lucille
madeleine maddie maddy madeline
malcolm mal
margaret maggie meg peggy peg madge marge margie daisy rita greta mairead marged malgorzata gosia
maria marie mary mia
marian marion
mark marc marcus marek
martin marty martyn
mary molly polly may mae mamie maria marie mair
matilda tilly tilda
matthew matt matty mateusz
maureen mo maura
maxwell max maximilian maximus maxine
melanie mel
melissa mel lissa missy
michael mike mick mickey micky mikey mitch mikhail michal misha miguel
michelle shell chelle shelly
mohammed muhammad mohammad mohamed mohamad muhammed mehmet mo md mohd
moira mo
natalie nat talia
natasha tasha nat
nathaniel nathan nat nate
nicholas nick nicky nic nico nicolas nikolai
nicola nicky nikki nic nicole
nigel nige
oliver ollie olly olivier
olivia liv livvy ollie
pamela pam pammy
patricia pat trish patsy tricia paddy trisha
patrick pat paddy rick padraig pad
paul pauly pawel
pauline paula polly
peter pete piotr
philip phil phillip pip filip
philippa pip pippa
rachel rach rachael
raymond ray
rebecca becky becca bex becki
reginald reg reggie
rhiannon rhi
richard rick ricky dick dickie rich richie ricardo ryszard
robert rob bob bobby robbie bert robin rab roberto
roberta bobbie
roger rog
ronald ron ronnie
rosemary rose rosie romy
russell russ
samantha sam sammy sammie
samuel sam sammy
sarah sally sara sadie
sebastian seb bas
shannon shan
sharon shaz shazza
sheila shelagh
simon si sime szymon
sophie soph sophia zofia
stanley stan
stephanie steph stef steff
stephen steven steve stevie stefan ste
stuart stewart stu
susan sue susie suzy suzanne susannah zuzanna
sylvia syl
tamara tammy tam
tamsin tammy
terence terry tel
teresa theresa terry tess tessa tracy
thomas tom tommy tam tomasz tomos
timothy tim timmy
tobias toby
tracey tracy trace
valerie val
vanessa nessa ness
veronica ronnie vera roni
victor vic
victoria vicky vikki tori vic vickie viktoria
vincent vince vinny
violet vi
virginia ginny
walter wally walt
wayne waz
wendy wend
wilfred wilf fred
william will bill billy willy liam wills willie gwilym
winifred winnie freda
yvonne von vonnie
aoife eefa efa
caoimhe keeva kiva
ciara keira kiera kira
niamh neve neave nieve
roisin rosheen
sean shaun shawn shane
siobhan shivaun shevaun chevonne shivan
sinead shinade
xavier javier zavier
zachary zac zach zack zak
zoe zo
""".strip().splitlines()
)


GROUPS: tuple[frozenset[str], ...] = tuple(frozenset(group) for group in LISTED)


def _members() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(GROUPS):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


MEMBERS = _members()
NOBODY: frozenset[int] = frozenset()


def full_forms(word: str) -> frozenset[str]:
    """The names at the head of every group that a plain word is in: "bill" gives "william"."""
    return frozenset(LISTED[number][0] for number in MEMBERS.get(word, NOBODY))


def one_name(first: str, second: str) -> bool:
    """Whether two plain words can be one given name: "Liz" and "Beth", not "Alex" and "Sam"."""
    return not MEMBERS.get(first, NOBODY).isdisjoint(MEMBERS.get(second, NOBODY))
