title = Eerste gesprek
lead = Zes korte hoofdstukken, in de volgorde van het gesprek. Elke vraag mag open blijven. Wat je bewaart, staat er morgen nog.
begin = Begin het gesprek
go-on = Ga verder
chapters = Hoofdstukken van het gesprek
chapter-wie = Wie ben je?
chapter-werk = Werk en gezondheid
chapter-leven = Waar loopt het moeilijk?
chapter-vdab = VDAB
chapter-aanbod = Ander aanbod
chapter-afspraken = Wat spreken we af?
step-of = Hoofdstuk { $number } van { $total }
lead-who = Twee vragen over wie de klant is. Papieren hoeven er niet bij te zijn.
lead-work = Drie vragen over werk en ziekte. De klant hoeft niet te zeggen welke ziekte.
lead-life = Waar zitten de drempels, en wie werkt eraan? Schrijf het in de woorden van de klant.
lead-vdab = Vraag eerst of de klant gekend is bij VDAB, een klantendossier heeft, en of er iets loopt.
lead-offer = Kan een andere dienst de klant al helpen?
lead-agreed = Nee zeggen mag altijd. De klant kan elk akkoord later zelf intrekken op de eigen pagina, en daar ook weer ja zeggen.
saved-by = Bewaard door { $name } op { $when }.
saved-by-client = De klant heeft hier zelf een antwoord veranderd op { $when }.
saved-at = Bewaard op { $when }.
saved-not = Nog niet ingevuld
save-next = Bewaren en verder
save-last = Bewaren en nakijken
save-stay = Bewaren en hier blijven
saved-done = Bewaard.
back = Vorig hoofdstuk
open-questions = { $n ->
    [one] 1 vraag open
   *[other] { $n } vragen open
  }
state-none = Het eerste gesprek is nog niet begonnen.
state-begun = Het eerste gesprek begon op { $day }.
state-finished = Het eerste gesprek was klaar op { $day }. Je kan het nog aanvullen.
inbox-heading = Eerste gesprek
inbox-open = Open het gesprek
finish-check = Nakijken en afronden
finish-heading = Gesprek klaar?
finish-lead = Open vragen mogen open blijven. Je kan het gesprek later nog aanvullen.
finish-open = { $n ->
    [one] Dit staat nog open
   *[other] Deze { $n } vragen staan nog open
  }
finish-unagreed = De klant heeft nog geen ja gezegd om besproken te worden. Zo komt de casus op geen agenda.
finish-refused = Aan tafel kan zo geen traject openen. Dit staat niet vast, of klopt niet:
finish-can = Met deze antwoorden kan een casusbespreking een traject openen.
finish-do = Gesprek klaar
finished-done = Het gesprek is klaar. Je kan het nog aanvullen.
stale-title = Iemand anders bewaarde dit hoofdstuk terwijl jij bezig was
stale-since = Dit hoofdstuk werd bewaard nadat jij begon te schrijven
stale-theirs = Wat nu bewaard is
stale-yours = Wat jij invulde
stale-mine = Het staat nog in het formulier hieronder. Vergelijk, pas aan, en bewaar opnieuw.
unknown = Weet ik niet
later = Liever later
choose = Kies
or-else = Of
not-known = nog niet bekend
client-does-not-know = Gevraagd: de klant weet het niet, of vertelt het liever later
agrees = Ja
refuses = Nee
not-asked = Nog niet gevraagd
nobody-yet = Nog niemand

# Screening
screening = Screening
age = { $years } jaar op de dag van aanmelding ({ $day }). Die dag telt, niet vandaag.
age-unknown = De leeftijd is nog niet bekend. Ze telt op de dag van aanmelding ({ $day }).
to-ask = Nog te vragen ({ $n })
broken = Niet in orde
why-ask = Waarom vragen we dit?
unclear = Gevraagd, en niet gekend
unclear-lead = Dit houdt niets tegen. De casusbespreking weegt het af, met een zin waarom.
not-proposed = Niet voorgesteld door het gesprek
not-proposed-lead = De casusbespreking stelt vast. Dit houdt niets tegen.
asked-later = gevraagd: liever later
asked-unknown = gevraagd: weet de klant niet
service-old = Dit is langer dan { $weeks } weken geleden gehoord. Vraag het opnieuw.
as-read = gelezen op { $day }
held = In orde ({ $n })
turns-held = Dit is in orde bij een ander antwoord:
turns-broken = Dit is niet meer in orde bij een ander antwoord:
turn-or = { $one } of { $other }
turn-age = { $years } jaar
two-dates = In het gesprek: { $said }. In de aanmelding: { $before }.
offer-can = kan de klant helpen
offer-cannot = kan de klant niet helpen
goes-well = Loopt goed
goes-badly = Loopt niet goed
three-way-yes = driegesprek gewenst
three-way-no = zonder driegesprek
estimate = Inschatting van de bemiddelaar

# Wie
q-born = Wanneer ben je geboren?
q-born-known = In de aanmelding staat { $day }. Vul alleen iets in als dat niet klopt, zoals 23/11/1988.
q-compared = We keken het samen na: de datum van dit gesprek is de juiste.
q-residence = Heb je een verblijfsstatuut?
q-residence-hint = Ook een tijdelijk verblijfsrecht telt. De klant hoeft geen papieren te tonen.

# Werk
q-work = Werk je nu?
q-ill = Ben je al lang ziek?
q-ill-hint = Welke ziekte hoef je niet te zeggen.
q-contract = Heb je een arbeidscontract?

# Leven
q-complex = Zijn er problemen op verschillende gebieden, die elkaar moeilijker maken?
q-complex-hint = Zoals schulden waardoor je niet kan verhuizen, of opvang die ontbreekt waardoor je niet kan werken.
q-distance = Is de stap naar werk daardoor groot?
q-distance-hint = Dit is een voorstel. De casusbespreking stelt vast of het zo is (§1.2).
q-distance-words = Wat maakt die stap groot? In gewone woorden
q-thresholds = Op welke levensdomeinen zijn er drempels?
q-thresholds-hint = Kruis alleen aan wat de klant noemt. Zeg erbij welke partner eraan werkt, of kies dat later.
q-threshold-words = In de woorden van de klant
q-threshold-partner = Welke partner werkt eraan?

# VDAB
nobody-asks-vdab = Niemand vraagt aan de VDAB-adviseur om de klant op te zoeken. Door de privacywet mag de adviseur dat niet nakijken. Vraag het aan de klant zelf.
q-way = Hoe wil de klant dit nakijken?
q-known = Ben je gekend bij VDAB?
q-file = Heb je een klantendossier bij VDAB?
q-file-hint = De klant ziet het na het inloggen op ‘Mijn VDAB’.
q-enrolment = In welke categorie ben je ingeschreven?
q-enrolment-hint = Op ‘Mijn VDAB’: ‘Bekijk je inschrijvingsbewijs’ of ‘Print je inschrijvingsbewijs’. De code staat op het bewijs.
q-mediator = Heb je een bemiddelaar?
q-mediator-name = Naam van de bemiddelaar
q-mediator-name-hint = Alleen als de klant wil dat we die bewaren.
q-service = Loopt er nu een begeleiding, opleiding of tewerkstelling, via VDAB of het OCMW?
q-service-hint = Op de website van VDAB: ‘Documenten’.
q-success = Loopt die goed, naar werk toe?
q-needed = Is het partnerschap daarnaast nodig?
q-needed-hint = Er loopt al iets dat goed gaat. Weeg samen af of het partnerschap nodig en aangewezen is.
q-needed-reason = Waarom wel of niet?
conversation-heading = Gesprek met VDAB
conversation-note = Met een klantendossier vragen we altijd een gesprek met VDAB, voor er iets beslist wordt. De klant vraagt het zelf aan. Dit blijft open tot je opschrijft hoe het liep.
q-conversation = Hoe staat het met dat gesprek?
q-conversation-on = Op welke dag?
q-conversation-way = Via wie vraagt de klant het aan?
q-three-way = Wil de klant dat er iemand van ons meegaat?
q-three-way-hint = Een driegesprek kan ook digitaal. Alleen als de klant het wil.
estimate-note = De bemiddelaar ziet het hele traject van de klant. De VDAB-adviseur in het partnerschap ziet dat niet. Daarom kan hun oordeel verschillen, en schrijven we ze apart op.
q-estimate = Is het partnerschap aangewezen, volgens de bemiddelaar?
q-estimate-words = Wat zei de bemiddelaar?
q-estimate-source = Van wie hoorde je dat?
source-heading = Hoe weet je dit?
source-note = Dit geldt voor alles wat je nu nieuw invult of verandert. Informatie komt altijd via de klant, nooit van VDAB zelf.
q-source = Bron
q-source-hint = Weet je iets langs een andere weg? Bewaar dan eerst dit, en vul daarna het andere in.
q-learnt = Op welke dag hoorde of zag je dit?
q-learnt-hint = Vandaag of vroeger. Van elk gegeven telt wat je het laatst hoorde of zag.
q-again = Schrijf ook op wat hetzelfde bleef, met deze bron en deze dag.
no-file = Geen klantendossier: het partnerschap kan direct aan de slag. Wil de klant later iets van het gewone aanbod van VDAB erbij? Dan schrijft de klant zich eerst in bij VDAB. Wij kunnen daarbij helpen.
step-unclear = Iets over VDAB weet de klant niet. De klant kan het zelf vragen, aan de bemiddelaar of aan de Servicelijn.
step-open = Gesprek met VDAB: nog af te spreken, sinds { $day }.
step-client-asks = Gesprek met VDAB: de klant vraagt het aan.
step-asked = Gesprek met VDAB: gevraagd, de klant wacht op de uitnodiging.
step-planned = Gesprek met VDAB: gepland op { $day }. Schrijf daarna op wat de klant erover vertelt.
step-held = Gesprek met VDAB: gevoerd op { $day }.
step-declined = Gesprek met VDAB: de klant wil dit nu niet. Dat mag.
servicelijn-link = Wat zegt de klant aan de Servicelijn?
facts-heading = Wat we over VDAB weten
facts-lead = Niets wordt gewist. Van elk gegeven telt het nieuwste.
fact-what = Gegeven
fact-words = Antwoord
fact-source = Bron
fact-learnt = Gehoord of gezien op
fact-by = Opgeschreven door
fact-old = ouder

# Aanbod
q-offer = Kan het gewone aanbod je helpen, zoals VDAB of het OCMW?
q-offer-hint = Vraag wat al geprobeerd is, en waarom het wel of niet lukte.
q-offer-why = Waarom wel of niet?
q-education = Kan school of een opleiding nog?
q-education-note = De klant was { $years } jaar op de dag van aanmelding ({ $day }). Dan gaat onderwijs voor.
q-education-reason = Waarom kan onderwijs niet meer?

# Afspraken
q-discuss = Mogen we je vraag bespreken met andere partners?
q-discuss-hint = In een casusbespreking denken partners samen na. Er kan ook een VDAB-adviseur aan tafel zitten. Zonder ja komt er niets op de agenda.
q-parts = Wat mogen we daar vertellen?
q-parts-hint = Wat niet aangekruist is, vertellen we niet.
q-named = Mogen we je naam daar noemen?
q-named-hint = Zonder ja krijgt de klant een andere naam. We vragen het opnieuw voor elke bespreking.
q-team = Wil je begeleid worden door een team dat dit gesprek leest?
q-team-hint = Een traject begint alleen met een ja. De klant kan het akkoord altijd intrekken.
q-remark = Wil je nog iets kwijt?

# Foutjes
fault-both = Vul een datum in, of kies waarom niet. Niet allebei.
fault-born-future = Deze dag moet nog komen. Kijk de datum na.
fault-born-old = Deze dag is te lang geleden. Kijk de datum na.
fault-born-part = In de aanmelding staat een andere datum. Vul dag, maand en jaar in.
fault-partner = Kies een partner van dit partnerschap.
fault-education-reason = Schrijf op waarom onderwijs niet meer kan.
fault-needed-reason = Schrijf op waarom wel of niet.
fault-source = Kies hoe je dit weet.
fault-estimate-source = Kies of je dit van de klant hoorde, of in een driegesprek.
fault-learnt-later = Deze dag moet nog komen. Schrijf de dag waarop je het hoorde of zag.
fault-conversation-day = Schrijf op welke dag.
fault-planned-past = Deze dag is voorbij. Kies ‘Gevoerd’ of een latere dag.
fault-held-later = Deze dag moet nog komen. Kies ‘Gepland’ of een vroegere dag.

# Wat de klant aan VDAB zegt
say-title = Wat zeg ik aan VDAB?
say-call = Bel gratis naar de Servicelijn: { -servicelijn }
say-call-what = Ken je je bemiddelaar? Dan mag je ook je bemiddelaar bellen. Je mag iemand vragen om erbij te zitten.
say-say = Zeg dit
say-interest = ‘Ik ben klant, en ik heb interesse in het lokaal partnerschap.’
say-conversation = ‘Ik vraag een gesprek met mijn VDAB-bemiddelaar of met mijn trusted advisor (mijn vaste contactpersoon).’
say-then = Je wordt uitgenodigd voor een gesprek
say-then-what = Wil je niet alleen gaan? Iemand van het partnerschap mag mee als jij dat wil. Het gesprek kan ook digitaal.
say-mediator-name = Mijn bemiddelaar: { $name }
say-day = De dag van mijn gesprek:
say-own-choice = Jij kiest wat je vertelt. Het partnerschap belt VDAB niet over jou.
say-no-file = Je hebt geen klantendossier bij VDAB. Je hoeft nu niet te bellen. Dit blad is voor later.
say-print = Met ‘Afdrukken’ in je browser kan je dit blad afdrukken en meegeven.
q-born-part = In de aanmelding staat alleen { $year }. Vraag ook de dag en de maand, en vul ze in zoals 23/11/1988.
