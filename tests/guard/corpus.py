"""A synthetic Danish corpus: the same texts every time, and not one number of it stands in the repository.

``python -m tests.guard.corpus`` prints it as JSON lines: ``text``, ``sort`` and ``planted`` (what was hidden, as
[start, end]). People, places and cases are invented; numbers are made on the spot and never ask the modulus.

Sorts: ``case`` holds a number; ``look-alike`` holds what resembles one; ``post`` is what members write to each other;
``personal`` points somebody out without a number.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from tests.guard.numbers import number

SEED = 2026
CASES, LOOK_ALIKES, POSTS, PERSONAL = 620, 420, 300, 120
Draw = random.Random

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = {ord(str(n)): chr(0x1D7CE + n) for n in range(10)}


@dataclass(frozen=True)
class Text:
    text: str
    sort: str
    planted: list[tuple[int, int]] = field(default_factory=list)


def _pairs(d: str, gap: str = " ") -> str:
    return gap.join(d[n : n + 2] for n in range(0, 10, 2))


def _spread(d: str, between: str) -> str:
    return between.join(d)


# How a number is written: ten digits in, what stands in the text out.
WRITINGS: list[Callable[[str], str]] = [
    lambda d: d,
    lambda d: f"{d[:6]}-{d[6:]}",
    lambda d: f"{d[:6]} - {d[6:]}",
    lambda d: f"{d[:6]} {d[6:]}",
    lambda d: f"{d[:6]}–{d[6:]}",
    lambda d: f"{d[:6]}\u2011{d[6:]}",
    lambda d: f"{d[:6]}\u2212{d[6:]}",
    lambda d: f"{d[:6]}.{d[6:]}",
    lambda d: f"{d[:6]}/{d[6:]}",
    lambda d: f"{d[:6]}_{d[6:]}",
    lambda d: f"{d[:6]}\u00a0{d[6:]}",
    lambda d: f"{d[:6]}, {d[6:]}",
    lambda d: f"{d[:6]} ({d[6:]})",
    lambda d: f"{d[:6]}-\n{d[6:]}",
    lambda d: f"{d[:6]}\r\n{d[6:]}",
    lambda d: f"{d[:4]}\n{d[4:]}",
    lambda d: f"{d[:8]}\n{d[8:]}",
    lambda d: f"{d[:2]} {d[2:4]} {d[4:6]} {d[6:]}",
    lambda d: f"{d[:2]} {d[2:4]} {d[4:6]}-{d[6:]}",
    lambda d: f"{d[:2]}.{d[2:4]}.{d[4:6]}-{d[6:]}",
    lambda d: f"{d[:2]}.{d[2:4]}.{d[4:6]} {d[6:]}",
    lambda d: f"{d[:2]}-{d[2:4]}-{d[4:6]}-{d[6:]}",
    lambda d: f"{d[:2]}/{d[2:4]}/{d[4:6]} {d[6:]}",
    lambda d: f"{d[:2]}/{d[2:4]}-{d[4:6]}-{d[6:]}",
    lambda d: f"{d[:2]}/{d[2:4]}-{d[4:6]} {d[6:]}",
    lambda d: f"{int(d[:2])}/{int(d[2:4])}-{d[4:6]}-{d[6:]}",
    lambda d: f"{int(d[:2])}.{int(d[2:4])}.{d[4:6]}-{d[6:]}",
    lambda d: f"{d[:6]} {d[6:8]} {d[8:]}",
    lambda d: f"{d[:3]} {d[3:6]} {d[6:]}",
    _pairs,
    lambda d: _spread(d, " "),
    lambda d: _spread(d, "\u200b"),
    lambda d: f"{d[:3]}\u00ad{d[3:6]}-\u2060{d[6:]}",
    lambda d: f"\u202a{d[:6]}\u200e-\u200f{d[6:]}\u202c",
    lambda d: f"{d[:6]}\ufeff{d[6:]}",
    lambda d: d.translate(FULL_WIDTH),
    lambda d: f"{d[:6].translate(FULL_WIDTH)}－{d[6:].translate(FULL_WIDTH)}",
    lambda d: d.translate(ARABIC),
    lambda d: f"{d[:6].translate(BOLD)}-{d[6:].translate(BOLD)}",
    lambda d: "".join(f"&#{ord(one)};" for one in d),
    lambda d: "".join(f"&#x{ord(one):x};" for one in d),
    lambda d: f"{d[:6]}&nbsp;{d[6:]}",
    lambda d: f"{d[:6]}&ndash;{d[6:]}",
    lambda d: f"{d[:6]}&amp;shy;-{d[6:]}",
    lambda d: f"<b>{d[:6]}</b>-{d[6:]}",
    lambda d: f"<span>{d[:2]}</span><span>{d[2:4]}</span><span>{d[4:6]}</span>-<em>{d[6:]}</em>",
    lambda d: "".join(f"<i>{one}</i>" for one in d),
    lambda d: f"<td>{d[:6]}</td><td>{d[6:]}</td>",
    lambda d: f"<td>{d[:6]}</td>\n            <td class='num'>{d[6:]}</td>",
    lambda d: "".join(f"<td>{one}</td>" for one in d),
    lambda d: f"{d[:6]}\t{d[6:]}",
    lambda d: f"{d[:6]};{d[6:]}",
    lambda d: f'"{d[:6]}","{d[6:]}"',
    lambda d: f"| {d[:6]} | {d[6:]} |",
    lambda d: f"**{d[:6]}**-{d[6:]}",
]  # fmt: skip

# Where it stands; names are invented, and none of it happened.
PLACES = [
    "Barnet, {}, er anbragt siden august.",
    "Vi mangler svar på ansøgningen ({}) fra forvaltningen.",
    "CPR: {}",
    "cpr-nr. {} og bor hos mormor",
    "Emil {} skal skifte skole efter ferien, og aflastningen fortsætter.",
    "Sagen om {} blev drøftet på mødet den 3. december kl. 9.30.",
    "Pigen ({}) har samvær hver anden uge, 2 timer ad gangen.",
    "Ring 55 12 34 56, hvis det drejer sig om {}.",
    "Journal 27.24.00-G01-12-24: {}.",
    "Til: team@koege.example\nEmne: Vedr. {}\n\nHej alle, kan I hjælpe?",
    "Mor: {}, far: ukendt.",
    "Beløbet på 4.750 kr. går til {} fra 1. marts.",
    "1) Dagsorden\n2) {}\n3) Eventuelt",
    "Hun har nr {} i systemet, men står også som gæst.",
    "(se bilag 3, {})",
    "Der er tale om {} - se notatet fra 2024.",
    "Født på sygehuset; personnummer {}.",
    "<p>Deltagere: 12</p><p>{}</p>",
    "<table><tr><th>Nr.</th></tr><tr>{}</tr></table>",
    "Kære alle. Jeg tænker på {}; hvad gør I? Hilsen Line",
    "»{}« står der i brevet.",
    "{} er flyttet til Vejle Kommune, 7100 Vejle.",
]
# Where only the plain writings can stand.
ADDRESSES = [
    "https://sag.example/barn/{}/notat",
    "https://sag.example/?cpr={}&side=2",
    '<a href="tel:{}">ring</a>',
    '<img src="a.png" alt="Skema for {}">',
    "mailto:{}@borger.example",
    "Handleplan_{}_endelig.docx",
    "C:\\Sager\\{}\\notat v2.pdf",
    "scan-{}(1).pdf",
    "Title: Notat {}; Author: ukendt; Pages: 3",
    '{{"barn": "{}", "alder": 9}}',
    "<!-- {} -->",
]
PLAIN: list[Callable[[str], str]] = [
    lambda d: d, lambda d: f"{d[:6]}-{d[6:]}", lambda d: f"{d[:6]}_{d[6:]}", lambda d: f"{d[:6]}%2D{d[6:]}",
    lambda d: f"{d[:6]}%20{d[6:]}", lambda d: f"{d[:6]}+{d[6:]}",
]  # fmt: skip


def _born(draw: Draw) -> str:
    """Born between 1935 and 2025, mostly a child; the check digit is whatever comes."""
    years = (2004, 2025) if draw.random() < 0.7 else (1935, 2003)
    first = date(years[0], 1, 1)
    return number(first + timedelta(days=draw.randrange((date(years[1], 12, 31) - first).days)), draw.randrange(10_000))


def _cases(draw: Draw) -> Iterator[Text]:
    for n in range(CASES):
        address = n % 6 == 0
        write = draw.choice(PLAIN) if address else WRITINGS[n % len(WRITINGS)]
        place = draw.choice(ADDRESSES if address else PLACES)
        written = write(_born(draw))
        start = len(place.partition("{}")[0].replace("{{", "{"))
        yield Text(place.format(written), "case", [(start, start + len(written))])


# Each gap of # takes a digit; {d} a day, {m} a month, {y} a year of two digits, {Y} of four, {h} a clock.
LIKE = [
    "Ring på [2-9]# ## ## ## eller [2-9]# ## ## ##.",
    "Tlf. [2-9]#######, mobil [2-9]#######",
    "Telefon: +45 [2-9]# ## ## ##",
    "Tlf. [2-9]# ## ## ##\n[2-9]# ## ## ##\n12 deltagere",
    "{d}.{m}.{Y} kl. {h}",
    "{d}.{m}.{y} kl. {h}-15.30",
    "Mødet er {d}/{m}-{y} kl. {h} på rådhuset.",
    "torsdag {d}.{m}.{y} {h}",
    "{Y}-{m}-{d} {h}:00",
    "{Y}-{m}-{d}T{h}:00Z",
    "{d}.{m}.-{d}.{m}.{Y}",
    "{d}.{m}.{Y}-{d}.{m}.{Y}",
    "{d}.{m}-{d}.{m}.{Y}",
    "fra {d}/{m} til {d}/{m} {Y}",
    "d. {d}/{m}-{Y}, #### Køge",
    "Sagsnr. {Y}-#######",
    "Sag {Y}-####-####",
    "sag {y}/######",
    "Sagsnr. EMN-{Y}-#####",
    "j.nr. 27.24.00-P19-##-{y}",
    "J.nr. {Y} - #####",
    "KLE 27.03.40-A00-#-{y}",
    "dom BS-#####/{Y}-KOL",
    "Ankestyrelsens principmeddelelse 15-{y} og 28-{y}",
    "LBK nr. #### af {d}/{m}/{Y}, § 66, stk. 1, nr. 2",
    "lov nr. 721 af {d}. juni {Y}",
    "ISBN 978-87-##-#####-#",
    "ISBN 97887########",
    "ISBN: ##########",
    "ISSN ####-####",
    "https://doi.org/10.1016/j.childyouth.{Y}.{m}.###",
    "doi:10.1111/####-####.#####",
    "10.1177/1473325##########",
    "EAN 5798############"[:17],
    "EAN-nr. 5798 00## #### #",
    "GLN 57980########",
    "CVR ########",
    "CVR-nr. ## ## ## ##",
    "P-nummer 10########",
    "P-nr. 10########",
    "DK## #### #### #### ##",
    "IBAN DK################",
    "Reg. #### konto ##########",
    "Konto: #### ##########",
    "Beløb: #.###.###.### kr.",
    "Budget ###.### kr. i {Y} og ###.### kr. i {Y}",
    "#.###.###,## kr.",
    "Faktura ########-##",
    "Uge 7, 8, 42 og 10, 11, 12, 13, 14",
    "{Y}, {Y}, {Y} og {Y}",
    "## børn, ## plejefamilier og ### sager i {Y}",
    "side ##-## og ###-### i rapporten fra {Y}",
    "Version #.##.##.####",
    "kl. {h}-{h} og {h}-{h}",
    "0,## (95 % CI 0,##-0,##), n = ####",
    "IP 10.12.##.##",
    "https://avis.example/{Y}/{m}/{d}/artikel-####",
    "referat-{Y}-{m}-{d}-v##.docx",
    "Billede IMG_{Y}{m}{d}_######.jpg",
    "ORCID 0000-000#-####-####",
    "Postnr. 4600, 4623, 4140 og 4681",
    "Varenr. ###-####-###",
    "Ordrenr. ##########",
    "Kundenr. ######-####",
]  # fmt: skip


def _like(draw: Draw, form: str) -> str:
    text = form.replace("[2-9]", "\0")
    while "{" in text:
        at = date(2022, 1, 1) + timedelta(days=draw.randrange(1825))
        clock = f"{draw.randrange(7, 18):02}{draw.choice('.:')}{draw.choice(['00', '15', '30', '45'])}"
        values = {"d": f"{at:%d}", "m": f"{at:%m}", "y": f"{at:%y}", "Y": str(at.year), "h": clock}
        begin = text.index("{")
        text = text[:begin] + values[text[begin + 1]] + text[begin + 3 :]
    digits = {"\0": (2, 10), "#": (0, 10)}
    return "".join(str(draw.randrange(*digits[one])) if one in digits else one for one in text)


AROUND = [
    "{}", "Se {}.", "Vi ses: {}", "Materialet findes her: {} (åbent for alle).", "{}\nHilsen Jonas", "Husk {} - tak!",
]  # fmt: skip


def _look_alikes(draw: Draw) -> Iterator[Text]:
    for n in range(LOOK_ALIKES):
        yield Text(draw.choice(AROUND).format(_like(draw, LIKE[n % len(LIKE)])), "look-alike")


WHO = ["Mette", "Jonas", "Karen", "Thomas", "Aisha", "Line", "Henrik", "Kirsten", "Ali", "Lars", "Signe", "Peter"]
TOWNS = ["Køge", "Vejle", "Odder", "Skive", "Faxe", "Greve", "Viborg", "Thisted", "Randers", "Assens"]
OPENINGS = [
    "Hej alle.", "Kære netværk.", "Tak for sidst.", "Til dem af jer, der arbejder med godkendelser:",
    "{who} her fra {town}.", "Et spørgsmål til jer andre.", "God morgen.", "Efter mødet i {town} har vi talt om det.",
    "", "Kort opsamling fra workshop B:",
]  # fmt: skip
MIDDLES = [
    "Hvordan griber I det an, når plejefamilien bor i en anden kommune?",
    "Vi har brug for en fælles skabelon til børnesamtaler.",
    "Barnets Lov gælder fra 1. januar 2024, og vi mangler stadig en arbejdsgang.",
    "Vores erfaring er, at barnet skal inddrages tidligt, og at plejefamilien skal have besked samtidig.",
    "Vi har 34 plejefamilier og {n} ledige pladser til aflastning.",
    "{who} fortalte om deres forløb for nye plejefamilier, og det vil vi gerne prøve.",
    "Hvem har prøvet supervision i grupper for plejeforældre?",
    "Mødet er flyttet til {day}. marts kl. 9.30-15.00 på Hotel Strand.",
    "Vi har afsat 45.000 kr. til kurser i {year}.",
    "Slides fra {who} ligger i vidensbanken under »Samarbejde«.",
    "Er der nogen, der har en god vejledning om samvær på dansk og arabisk?",
    "Børn og unge i familiepleje skal have et hverdagsliv, der ligner andres.",
    "I {town} holder vi åbent hus for kommende plejefamilier to gange om året.",
    "Et barn har ret til en børnerepræsentant; hvordan husker vi at fortælle det?",
    "Kan vi få {who} fra Ankestyrelsen til at holde oplæg om § 66?",
    "Undersøgelsen viser, at {n} procent af de unge gerne vil spørges oftere.",
    "Vi afprøver en fast telefontid mandag 8-10 og ser på det om seks uger.",
    "Søskende skal så vidt muligt anbringes sammen, men vi mangler familier med plads.",
    "Den unge får selv en kopi af planen, og forældrene får en samtale.",
    "Sagsbehandlerne har i snit {n} sager, og det er for mange.",
    "Tilsynet har lavet en tjekliste på fire sider, som I må bruge frit.",
    "Det tager cirka {n} timer om måneden, når det kører.",
    "Kl. 12.15 er der frokost; skriv til facilitatoren om særlige hensyn.",
    "Vi bruger Signs of Safety og er i tvivl om, hvordan det passer til slægtspleje.",
    "Netværk Sjælland mødes næste gang i {town} Kommune.",
    "Forældrene kommer med fra start, og barnets egne ord står øverst i referatet.",
    "Plejefamilierne siger, at de vil have svar inden for to dage.",
    "Vi har {n} børn i aflastning og vil gerne dele vores skema.",
    "Der er plads til 24 deltagere, og {n} er allerede tilmeldt.",
    "Bogen hedder »Når to familier skal mødes« (2. udgave, 2019).",
    "Kommunen skal træffe afgørelse inden fire måneder.",
    "En far sagde på mødet, at han for første gang følte sig hørt.",
    "Hvad gør I, når mor og far er uenige om skolevalget?",
    "Drenge venter i gennemsnit længere end piger på en plads.",
]
CLOSINGS = [
    "", "", "Hilsen {who}, {town} Kommune", "Skriv gerne her i tråden.", "På forhånd tak.", "Vh {who}",
    "Vi ses den {day}.",
]  # fmt: skip


def _posts(draw: Draw) -> Iterator[Text]:
    def filled(some: list[str]) -> str:
        values = {"n": draw.randrange(5, 60), "day": draw.randrange(1, 29), "year": draw.randrange(2024, 2028)}
        return draw.choice(some).format(who=draw.choice(WHO), town=draw.choice(TOWNS), **values)

    for _n in range(POSTS):
        middle = " ".join(filled(MIDDLES) for _sentence in range(draw.randrange(1, 5)))
        yield Text("\n".join(filter(None, [filled(OPENINGS), middle, filled(CLOSINGS)])), "post")


CHILDREN = ["Emil", "Sofie", "Ali", "Maja", "Noah", "Freja", "Yusuf", "Ida", "Storm", "Zahra", "Malthe", "Kaya"]
TELLING = [
    "Drengen {child} på {n} år har boet der siden sommer.",
    "Vi har en pige, der hedder {child}, som ikke vil i skole.",
    "{child} er {n} år og skal flytte til en ny plejefamilie.",
    "Plejefamilien {family} kan ikke klare det mere.",
    "{initials}, {n} år, fra {town} mangler aflastning.",
    "{initials} født 1{n}.3.201{n}, har samvær med sin far.",
    "Plejebarnet {child} {family} reagerer efter samvær.",
    "Den {n}-årige {child} vil gerne hjem.",
    "Barnet {child} bor på Skovbrynet {n}, 2. th, 4600 Køge.",
    "Mormor kan træffes på [2-9]# ## ## ## efter kl. 16.",
    "Skriv til plejemor på karin{n}@gmail.example om pigen.",
    "To børn i {town} har oplevet det samme som sidste år.",
    "Familien bor Ærøvej {n} og vil gerne flyttes.",
    "Pigerne {child} og Laura skal bo sammen.",
]


def _personal(draw: Draw) -> Iterator[Text]:
    for n in range(PERSONAL):
        letters = draw.sample("ABEFHJKMNPRST", 2)
        values = {"family": draw.choice(["Holm", "Lundsgaard", "Brink"]), "initials": f"{letters[0]}.{letters[1]}."}
        values |= {"child": draw.choice(CHILDREN[:8]), "town": draw.choice(TOWNS), "n": str(draw.randrange(3, 10))}
        text = TELLING[n % len(TELLING)]
        for key, value in values.items():
            text = text.replace(f"{{{key}}}", value)
        yield Text(_like(draw, text), "personal")


def corpus() -> list[Text]:
    draw = random.Random(SEED)
    return [*_cases(draw), *_look_alikes(draw), *_posts(draw), *_personal(draw)]


if __name__ == "__main__":
    for one in corpus():
        sys.stdout.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
