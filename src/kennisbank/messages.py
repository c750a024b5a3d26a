# SPDX-License-Identifier: EUPL-1.2
"""The table of messages: per code the kind, what is wrong and how to put it right.

Words between braces are facts that a diagnostic must bring. Where a fact ``nearest`` is known, the remedy
starts with "bedoelde je …?" by itself. Ranges: 0 files, 1 JSON, 2 shape, 3 references, 4 scales and levels,
5 questions, 6 laws, 7 versions and dates, 8 answers (from 820 on: the files they come in), 9 wording.
A code never changes its meaning.
"""

from __future__ import annotations

from typing import NamedTuple

ERROR = "error"
HINT = "hint"


class Message(NamedTuple):
    """One row: templates with facts between braces."""

    kind: str
    text: str
    remedy: str


def _error(text: str, remedy: str) -> Message:
    return Message(ERROR, text, remedy)


def _hint(text: str, remedy: str) -> Message:
    return Message(HINT, text, remedy)


FILES = {
    "KB001": _error("deze map bestaat niet", "geef de map met kennisbank.json op"),
    "KB002": _error("deze map is leeg", "zet er minstens kennisbank.json, bronnen.json en een domein in"),
    "KB003": _error("het bestand {needed} ontbreekt", "maak {needed}, of haal weg wat ernaar verwijst"),
    "KB004": _error(
        "hier staat een map waar een bestand hoort", "hernoem de map en zet hier een JSON-bestand neer"
    ),
    "KB005": _error("hier staat een bestand waar een map hoort", "geef een map op, of maak er een map van"),
    "KB006": _error(
        "dit bestand is niet te lezen: {reason}", "kijk of het bestand bestaat en of je het mag lezen"
    ),
    "KB007": _error(
        "deze link wijst naar buiten de map of nergens heen",
        "zet het bestand zelf neer in plaats van een link",
    ),
    "KB008": _error(
        "dit bestand staat in geen enkele volgorde, dus niemand ziet het",
        "zet {id} in {list}, of haal het bestand weg",
    ),
    "KB009": _error("{name} hoort hier niet", "hernoem het of haal het weg"),
    "KB010": _error(
        'het id "{id}" verschilt van de naam "{name}"',
        'maak beide gelijk; kies "{name}" als het id nog nergens staat',
    ),
    "KB011": _error(
        'een domein mag geen "{id}" heten', "kies een ander id; die naam is voor de kennisbank zelf"
    ),
    "KB012": _error('het id "{id}" kan op Windows geen bestandsnaam zijn', "kies een ander id"),
    "KB013": _error(
        "de namen {names} verschillen alleen in hoofdletters", "geef ze echt andere namen, in kleine letters"
    ),
    "KB014": _error(
        "$schema wijst naar {given}, maar dit bestand is van de soort {expected}", 'schrijf "{path}"'
    ),
    "KB015": _hint("je editor vindt het schema niet op {given}", 'schrijf "{path}"'),
    "KB016": _hint("het bestand {name} wordt niet gelezen", "haal het weg als het hier niet hoort"),
    "KB017": _error("de map {name} heeft geen domein.json", "maak {name}/domein.json, of haal de map weg"),
}

JSON = {
    "KB101": _error("dit bestand is leeg", "schrijf er een JSON-object in, of haal het bestand weg"),
    "KB102": _error(
        "het bestand begint met een onzichtbaar teken (BOM)",
        'sla het op als "UTF-8", niet als "UTF-8 met BOM"',
    ),
    "KB103": _error("het teken op deze plaats is geen UTF-8 (byte {byte})", "sla het bestand op als UTF-8"),
    "KB104": _error("hier hoort {expected}, maar er staat {found}", "kijk ook naar de regel hierboven"),
    "KB105": _error("na het laatste onderdeel staat nog een komma", "haal de komma weg"),
    "KB106": _error("hier staat commentaar; dat kan niet in JSON", "haal het weg"),
    "KB107": _error("deze tekst heeft geen sluitend aanhalingsteken", 'zet een " aan het eind van de tekst'),
    "KB108": _error(
        'de sleutel "{key}" staat er twee keer; de eerste staat op regel {first}', "houd er één over"
    ),
    "KB109": _error("{word} is geen getal in JSON", "schrijf een gewoon getal, of haal de sleutel weg"),
    "KB110": _error("dit zit dieper dan {limit} lagen in elkaar", "maak de opbouw platter"),
    "KB111": _error(
        "in deze tekst staat een half teken ({escape})", "typ het teken zelf in plaats van de code"
    ),
    "KB112": _error("dit getal is te groot", "schrijf een getal van ten hoogste 15 cijfers"),
    "KB113": _error("na het einde van de JSON staat nog iets", "haal weg wat na de laatste accolade staat"),
    "KB114": _error(
        "in deze tekst staat een tab of ander stuurteken", "haal het weg; schrijf een spatie of \\n"
    ),
    "KB115": _error(
        "na een backslash staat hier een verkeerd teken", 'schrijf \\\\ voor een backslash, of \\" voor een "'
    ),
    "KB116": _error("hier ontbreekt een komma", "zet een komma achter het vorige onderdeel"),
    "KB117": _error("deze tekst staat tussen enkele aanhalingstekens", 'gebruik "'),
    "KB118": _error(
        "{word} is geen goed getal", "schrijf een getal als 12 of 0.5, zonder nul of plus ervoor"
    ),
    "KB119": _error(
        "{word} is geen waarde in JSON",
        'zet tekst tussen "aanhalingstekens"; schrijf waar als true, onwaar als false',
    ),
    "KB120": _error(
        "het bestand houdt op voordat alles gesloten is", "zet de ontbrekende {missing} aan het eind"
    ),
    "KB121": _error("de sleutel {word} heeft geen aanhalingstekens", 'schrijf "{word}"'),
}

SHAPE = {
    "KB201": _error("{name} is {found}, maar hoort {expected} te zijn", "schrijf {expected}"),
    "KB202": _error('{name} "{value}" bestaat niet', "kies uit {allowed}"),
    "KB203": _error("{name} {value} is te hoog", "kies {range}"),
    "KB204": _error("{name} {value} is te laag", "kies {range}"),
    "KB205": _error('de sleutel "{key}" ontbreekt', 'voeg "{key}" toe: {help}'),
    "KB206": _error('de sleutel "{key}" bestaat hier niet', "haal hem weg; hier mag staan: {allowed}"),
    "KB207": _error('{name} "{value}" heeft niet de goede vorm', "{help}"),
    "KB208": _error("{name} is leeg", "{help}"),
    "KB209": _error("{name} is te lang: {length} tekens", "houd het op ten hoogste {limit} tekens"),
    "KB210": _error("{name} heeft te weinig onderdelen: {count}", "zet er minstens {limit} in. {help}"),
    "KB211": _error("in {name} staat {value} twee keer", "houd er één over"),
    "KB212": _error(
        '{name} "{value}" is geen dag die bestaat', "schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23"
    ),
    "KB213": _error("hier hoort precies één van {keys} te staan; er staat er geen", "voeg er één toe"),
    "KB214": _error("hier hoort precies één van {keys} te staan; er staan er meer", "houd er één over"),
    "KB215": _error('naast "{key}" hoort ook "{needed}"', 'voeg "{needed}" toe, of haal "{key}" weg'),
    "KB216": _error('{name} "{value}" mag hier niet', 'schrijf "{allowed}"'),
    "KB217": _error('"{value}" kan hier geen sleutel zijn', "{help}"),
    "KB218": _error('bij {name} "{value}" hoort de sleutel "{key}"', 'voeg "{key}" toe: {help}'),
    "KB219": _error("{name} past niet bij het schema ({keyword})", "{help}"),
    "KB220": _error(
        "het schema verwijst naar {reference}, en dat bestaat niet", "herstel de $ref in schemas/{schema}"
    ),
    "KB221": _error("het schema {schema} is zelf niet in orde: {reason}", "herstel schemas/{schema}"),
}

REFERENCES = {
    "KB301": _error('het id "{id}" is al gebruikt voor {first}', "kies een ander id"),
    "KB302": _error('het id "{id}" is voor de kennisbank zelf', "kies een ander id"),
    "KB303": _error('de bron "{id}" staat niet in bronnen.json', "voeg de bron toe aan bronnen.json"),
    "KB304": _error('de wet of het artikel "{id}" staat niet in wetten.json', "voeg het toe aan wetten.json"),
    "KB305": _error('de rol "{id}" staat niet in rollen.json', "voeg de rol toe aan rollen.json"),
    "KB306": _error(
        'het begrip "{id}" staat niet in begrippen.json', "voeg het begrip toe aan begrippen.json"
    ),
    "KB307": _error('de les "{id}" bestaat niet', "kies een les die bestaat"),
    "KB308": _error('de vraag "{id}" bestaat niet', "kies een vraag die bestaat, als les.vraag"),
    "KB309": _error(
        'het instrument "{id}" staat niet in instrumenten.json', "voeg het toe aan instrumenten.json"
    ),
    "KB310": _error('de schaal "{id}" staat niet in kennisbank.json', "kies uit {allowed}"),
    "KB311": _error('het antwoord "{id}" staat niet op de schaal "{scale}"', "kies uit {allowed}"),
    "KB312": _error('de vraag "{id}" is vervallen', "verwijs naar een vraag die nog geldt"),
    "KB313": _error('de {what} "{id}" staat al in de volgorde van {first}', "laat één van de twee staan"),
    "KB314": _error("dit verwijst naar zichzelf", "haal de verwijzing weg"),
    "KB315": _error("deze vragen wachten op elkaar: {path}", "haal één van de verwijzingen in requires weg"),
    "KB316": _error("de voorwaarden wijzen naar elkaar: {path}", "haal één van de voorwaarden weg"),
    "KB317": _error(
        "deze tekst gebruikt {register}, maar dat bestand is er niet",
        "maak {register}, of haal de verwijzing weg",
    ),
    "KB318": _error('het woord "{word}" staat ook bij het begrip "{first}"', "laat het bij één begrip staan"),
    "KB319": _error(
        "dit vervangt elkaar in een kring: {path}", "haal één van de verwijzingen in replaced_by weg"
    ),
    "KB320": _error(
        'de vraag "{id}" staat niet in deze checklist', "kies een eerdere vraag van deze checklist"
    ),
    "KB321": _error(
        'de bron "{id}" staat hier twee keer met dezelfde herkomst',
        'houd er één over, en noem beide plaatsen in "where"',
    ),
    "KB322": _error(
        'het feit "{id}" staat niet bij de feiten van instrumenten.json', 'voeg het toe aan "facts"'
    ),
    "KB323": _error(
        'het feit "{id}" beslist over geen enkel instrument',
        'noem het bij een instrument in "needs" of "excluded_by", of haal het weg',
    ),
}

SCALES = {
    "KB401": _error(
        'de schaal "{scale}" heeft geen antwoord met 0 punten', "geef het slechtste antwoord 0 punten"
    ),
    "KB402": _error(
        'de schaal "{scale}" heeft {count} antwoorden met 100 punten', "geef precies één antwoord 100 punten"
    ),
    "KB403": _error("grens {cap} is geen niveau", "kies uit de niveaus {levels}"),
    "KB404": _error(
        'het antwoord "{higher}" heeft meer punten dan "{lower}", maar een lagere grens',
        "laat de grens nooit dalen als de punten stijgen; zonder grens geldt het hoogste niveau",
    ),
    "KB405": _error('het beste antwoord "{option}" heeft een grens', 'haal "cap" weg bij dit antwoord'),
    "KB406": _error(
        'de schaal "{scale}" hoort bij een basismaatregel ({question}), maar begrenst niets',
        'geef het antwoord met 0 punten een "cap" onder het hoogste niveau',
    ),
    "KB407": _error("niveau {number} hoort nummer {expected} te zijn", "nummer de niveaus 1, 2, 3 enzovoort"),
    "KB408": _error(
        "ondergrens {value} is niet hoger dan die van het niveau ervoor", "laat de ondergrenzen stijgen"
    ),
    "KB409": _error("het eerste niveau begint bij {value}", "laat het eerste niveau bij 0 beginnen"),
}

QUESTIONS = {
    "KB501": _error(
        "een basismaatregel kan niet 'niet van toepassing' zijn",
        'haal "not_applicable_allowed" weg, of zet het op false',
    ),
    "KB502": _error(
        'er is geen stap voor het antwoord "{option}"',
        'voeg "{option}" toe aan "step": de kleinste stap vooruit',
    ),
    "KB503": _error(
        'de stap bij "{option}" komt nooit in beeld', "haal de stap weg; stappen horen bij {allowed}"
    ),
    "KB504": _error(
        "er staat niet waarom deze vraag zwaarder telt of een basismaatregel is",
        'voeg "why_weight" toe: één zin',
    ),
    "KB505": _error(
        'het antwoord "{id}" heeft geen punten en kan geen voorwaarde zijn', "kies uit {allowed}"
    ),
    "KB506": _error(
        'de voorwaarde kan nooit gelden: de vraag "{id}" is vervallen',
        "kies een vraag die geldt, of laat ook deze vervallen",
    ),
    "KB507": _error(
        "de voorwaarde geldt altijd: zij noemt elk antwoord met punten",
        "haal de voorwaarde weg, of noem minder antwoorden",
    ),
    "KB508": _error('de vraag "{id}" komt pas na deze vraag', "zet haar ervoor, of kies een eerdere vraag"),
    "KB509": _error(
        'de vraag "{id}" waar deze van afhangt, staat niet in de korte scan',
        'zet "quickscan" bij beide op true, of bij geen van beide',
    ),
    "KB510": _error("alle vragen van deze les zijn vervallen", "voeg een vraag toe, of haal de les weg"),
    "KB511": _error(
        'deze vraag telt alleen als "{id}" laag scoort, maar wacht tot die hoog scoort',
        'haal "{id}" uit "requires", of verander de voorwaarde',
    ),
}

LAWS = {
    "KB601": _hint(
        "dit staat op 'geldt', maar gold tot {valid_to}", 'zet "status" op repealed, of haal "valid_to" weg'
    ),
    "KB602": _hint("dit staat op 'geldt', maar geldt pas sinds {valid_from}", "kijk de status na"),
    "KB603": _error("dit gold tot {valid_to}, dus vóór het gold ({valid_from})", "kijk beide datums na"),
    "KB604": _error(
        "er staat een webadres naast het kenmerk {identifier}", 'haal "url" weg: de link komt uit het kenmerk'
    ),
    "KB605": _error('het artikel geldt, maar de wet "{law}" is vervallen', "kijk de status van beide na"),
    "KB606": _hint(
        "dit is vervallen, maar er staat niet sinds wanneer of waardoor",
        'voeg "valid_to", "replaced_by" of "note" toe',
    ),
}

VERSIONS = {
    "KB701": _error(
        "de laatste regel van de geschiedenis is versie {last}, maar de les is versie {current}",
        "voeg een regel toe aan history, of herstel version en revision",
    ),
    "KB702": _error("{date} is eerder dan de regel ervoor ({previous})", "zet de oudste wijziging bovenaan"),
    "KB703": _error("versie {current} volgt niet op {previous}", "laat version of revision stijgen"),
    "KB704": _hint(
        "{date} ligt na {reference}", "kijk de datum na, of werk checked_until in kennisbank.json bij"
    ),
    "KB705": _hint(
        "dit is op {date} nagekeken, meer dan een jaar voor {reference}", "kijk het na en werk de datum bij"
    ),
    "KB706": _error('de dag "{value}" bestaat niet', "kijk de datum na"),
    "KB707": _hint(
        "deze bron is van {date} en is sinds {checked} niet meer nagekeken, gerekend vanaf {reference}",
        "kijk of er een nieuwere bron is en of deze nog klopt, en werk checked bij",
    ),
}

ANSWERS = {
    "KB801": _error(
        'de antwoorden horen bij de kennisbank "{given}", niet bij "{expected}"',
        "kies het bestand dat bij deze kennisbank hoort",
    ),
    "KB802": _hint(
        "de antwoorden horen bij versie {given}; deze kennisbank is versie {expected}",
        "kijk de antwoorden na: vragen kunnen veranderd zijn",
    ),
    "KB803": _hint(
        "de antwoorden horen bij een andere inhoud van versie {version}",
        "kijk de antwoorden na: vragen kunnen veranderd zijn",
    ),
    "KB804": _error('de vraag "{id}" bestaat niet', "kijk het id na; het antwoord staat nu bij unmapped"),
    "KB805": _error('het antwoord "{option}" past niet bij de vraag "{id}"', "kies uit {allowed}"),
    "KB806": _hint(
        "niet van toepassing zonder reden telt als open",
        'voeg "reason" toe: waarom geldt dit niet voor jullie?',
    ),
    "KB807": _hint("deze vraag kan niet 'niet van toepassing' zijn; zij telt als open", "kies uit {allowed}"),
    "KB808": _hint(
        'de vraag "{id}" is vervallen sinds {since}: {reason}',
        "het antwoord blijft bewaard bij unmapped. {advice}",
    ),
    "KB809": _error("dit bestand is geen antwoordenbestand", "geef een JSON-bestand met antwoorden op"),
}

INTAKE = {
    "KB820": _error(
        "dit bestand is {kind}; daar lees ik geen antwoorden uit",
        "geef het ingevulde formulier zelf op, bijvoorbeeld als pdf, XLSX of JSON",
    ),
    "KB821": _error(
        "het bestand is groter dan {limit} MB",
        "een ingevuld formulier is veel kleiner; kies een ander bestand",
    ),
    "KB822": _error(
        "wat in dit bestand is ingepakt, is groter dan {limit} MB",
        "vertrouw je de afzender? Vraag om een nieuw bestand",
    ),
    "KB823": _error(
        "dit bestand is met een wachtwoord beveiligd",
        "open het, bewaar het zonder wachtwoord en probeer het opnieuw",
    ),
    "KB824": _error(
        "dit bestand is beschadigd: {reason}",
        "open het in het programma waarmee je het invulde en bewaar het opnieuw",
    ),
    "KB825": _error(
        "dit bestand bevat XML die naar andere tekst of bestanden verwijst",
        "dat hoort niet in een formulier; vraag de afzender om een nieuw bestand",
    ),
    "KB826": _hint(
        "de tekens zijn geen UTF-8; ik las ze als {encoding}",
        'kijk of letters als "é" goed staan; bewaar het bestand anders als UTF-8',
    ),
    "KB827": _error("de tekens in dit bestand zijn niet te lezen", "bewaar het bestand als UTF-8"),
    "KB828": _error(
        "er zitten meer dan {limit} {what} in dit bestand", "bewaar alleen het formulier zelf, zonder de rest"
    ),
    "KB829": _error(
        "in dit bestand staat geen antwoord dat ik herken", "kijk of dit het ingevulde formulier is"
    ),
    "KB830": _error(
        'de vraag "{question}" ken ik niet', "kijk de vraag na; het antwoord staat nu bij unmapped"
    ),
    "KB831": _error(
        'het antwoord "{option}" ken ik niet bij de vraag "{id}"',
        "kies uit {allowed}; het antwoord staat nu bij unmapped",
    ),
    "KB832": _error(
        'de vraag "{id}" heeft in dit bestand meer dan één antwoord: {options}',
        "kies er één; tot dan is de vraag open, en alles staat bij unmapped",
    ),
    "KB833": _error(
        'bij de vraag "{id}" staat "{first}" in {one}, maar "{second}" in {other}',
        "het bestand dat je het eerst noemt, telt; het andere antwoord staat bij unmapped",
    ),
    "KB834": _hint(
        "bij {what} staat in {other} iets anders",
        "wat het eerst kwam, telt; de andere tekst staat bij unmapped",
    ),
    "KB835": _hint(
        "in dit bestand zit een script of macro",
        "ik heb niets uitgevoerd en alleen de antwoorden gelezen; wees voorzichtig als je het zelf opent",
    ),
    "KB836": _hint(
        'dit formulier ("{form}") is niet gelijk aan dat van nu',
        "kijk de antwoorden na: vragen kunnen veranderd zijn; ik herken ze niet aan hun nummer",
    ),
    "KB837": _error(
        "hier staat een formule zonder uitkomst", "typ het antwoord zelf, of bewaar het bestand opnieuw"
    ),
    "KB838": _error(
        "om dit bestand te lezen is het pakket {package} nodig",
        'installeer het met: pip install "kennisbank-lokale-weerbaarheid[{extra}]"',
    ),
    "KB839": _error("dit is een uitslag, zonder de antwoorden zelf", "kies het bestand met de antwoorden"),
    "KB840": _error("de link met antwoorden is niet heel", "vraag om een nieuwe link, of om een bestand"),
    "KB841": _error(
        'de vraag "{question}" komt in meer dan één les voor: {ids}',
        "zet het id van de vraag erbij; het antwoord staat nu bij unmapped",
    ),
    "KB842": _hint(
        "dit hoort niet bij een vraag: {value}", "het staat bij unmapped; zet het zelf op de goede plek"
    ),
    "KB843": _hint("in dit formulier is nog niets ingevuld", "vul het in, bewaar het en probeer het opnieuw"),
    "KB844": _hint(
        "in deze pdf zit ook een formulier in XFA; dat lees ik niet",
        "ik las alleen de gewone velden; mist er iets? Vul de pdf van de kennisbank in",
    ),
}

WORDING = {
    "KB901": _error(
        'de zin die begint met "{start}" telt {count} woorden',
        "maak er kortere zinnen van; ten hoogste {limit} woorden per zin",
    ),
    "KB902": _error('de tekst spreekt de lezer aan met "{word}"', 'schrijf "je" of "jullie"'),
    "KB903": _error('de vraag bevat "en/of"', "vraag één ding, of maak er twee vragen van"),
    "KB904": _error(
        'in de vraag staat "{word}", en dat meet iedereen anders',
        "vraag naar iets wat je kunt tellen of aanwijzen",
    ),
    "KB905": _error('in de vraag staat "{word}"', 'vraag het andersom, zodat "ja" het goede antwoord is'),
    "KB906": _hint(
        'de vraag verbindt misschien twee dingen met "{word}"', "vraag één ding, of maak er twee vragen van"
    ),
    "KB907": _hint("deze zin zegt niet wie het doet: {words}", "begin met degene die het doet"),
    "KB908": _hint('"{word}" is voor veel lezers een moeilijk woord', 'schrijf bijvoorbeeld "{plain}"'),
    "KB909": _hint(
        "de leesbaarheid volgens Flesch-Douma is {figure}; onder {threshold} leest een tekst moeilijk",
        "kies kortere woorden en zinnen; een zin telt hier gemiddeld {average} woorden",
    ),
    "KB910": _hint(
        'de afkorting "{word}" staat niet bij de begrippen, rollen of wetten',
        "schrijf het voluit, of voeg de afkorting toe aan begrippen.json",
    ),
    "KB911": _hint(
        'de afkorting "{word}" staat hier voor het eerst, maar niet voluit',
        'schrijf "{full} ({word})"',
    ),
    "KB912": _hint(
        "de tekst noemt artikel {article}, maar dat staat niet bij de wetten van deze tekst: {listed}",
        "zet het id van het artikel in laws, of kijk het nummer na",
    ),
    "KB913": _hint(
        "deze uitzondering op {code} is niet meer nodig bij {at}",
        "haal de uitzondering weg, of wijs met at de goede tekst aan",
    ),
    "KB914": _error(
        "op {code} kan geen uitzondering staan", "kies uit {allowed}, of haal de uitzondering weg"
    ),
}

MESSAGES: dict[str, Message] = (
    FILES | JSON | SHAPE | REFERENCES | SCALES | QUESTIONS | LAWS | VERSIONS | ANSWERS | INTAKE | WORDING
)
"""Every message by code."""
