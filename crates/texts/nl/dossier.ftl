title = Dossiers
title-one = Dossier
list-lead-own = De dossiers waarin jij begeleidt.
list-lead-all = Alle dossiers van het partnerschap. Om er een te openen, schrijf je waarom. De klant leest die reden.
list-caption = Dossiers, het oudste eerst
list-parts = Welke dossiers
part-open = In begeleiding
part-gesloten = Afgesloten
column-name = Naam
column-since = Sinds
column-guide = Begeleid door
column-organisation = Organisatie
empty = Hier staat nu niets.
no-consent-badge = Akkoord ingetrokken
state-open = In begeleiding
state-closed = Afgesloten
years = { $n ->
    [one] 1 jaar
   *[other] { $n } jaar
  }
since = Sinds { $day }
until = Van { $from } tot { $until }
guided-by = Begeleid door { $names }, { $organisation }
guided-by-organisation = Begeleid door { $organisation }
door-lead = Dit dossier is van het team. Jij opent het alleen als dat nodig is voor je werk als coördinator.
door-reason = Waarom open je dit dossier?
door-reason-hint = De klant leest deze reden op de eigen pagina, met jouw rol en organisatie.
door-open = Dossier openen
door-consent-title = De klant heeft het akkoord ingetrokken
door-consent = Het team leest dit dossier nu niet, en jij ook niet. Alleen de klant kan weer akkoord gaan, op de eigen pagina. Help daarbij als de klant dat vraagt.
door-consent-instead = Je kan de klant antwoorden vanuit de aanmelding.
door-registration = Naar de aanmelding
asked = Wat het draaiboek nu vraagt
asked-client = De klant
asked-worker = Het team
asked-none-client = Niets op dit moment.
asked-none-worker = Niets op dit moment.
asked-since = Sinds { $day }
asked-on = Op { $day }
asked-rest = { $n ->
    [one] Nog 1 stap
   *[other] Nog { $n } stappen
  }
closed-lead = De klant stopte met het traject. Er wordt niets meer gevraagd.
reach = Zo bereik je de klant
language = Taal
wish = De hulpvraag, in woorden van de klant
wish-none = De klant schreef nog geen hulpvraag op.
themes = Waarover het gaat
thresholds = Drempels, en wie eraan werkt
thresholds-lead = Elke drempel heeft één partner die eraan werkt. Spreek dat samen af, met de klant erbij.
thresholds-none = In het eerste gesprek werden geen drempels genoemd.
partner = Partner
partner-none = Nog niemand
share = Afspreken wie eraan werkt
share-do = Afspraken bewaren
shared-done = De afspraken zijn bewaard.
vdab = Wat we weten over VDAB
vdab-lead = Alles komt van de klant. Vraag niets na bij VDAB zonder de klant. Wat de VDAB-adviseur zegt, hoort hier niet.
vdab-open = Open stap
vdab-not-asked = Nog niet gevraagd
vdab-source = { $source }, { $day }
vdab-noted = Opgeschreven door { $name }
vdab-history = { $n ->
    [one] 1 vroeger antwoord
   *[other] { $n } vroegere antwoorden
  }
vdab-new = Nieuw antwoord opschrijven
vdab-value = Wat weten we nu?
vdab-name = Naam van de bemiddelaar
vdab-name-hint = Alleen als de klant dat wil.
vdab-success = Gaat het goed, in de richting van werk?
vdab-day = Op welke dag?
vdab-way = Via wie?
vdab-three-way = Wil de klant dat iemand van het partnerschap meegaat?
vdab-words = In de woorden waarin het verteld werd
vdab-how = Hoe weten we dat?
vdab-learnt = Sinds welke dag weten we dat?
vdab-choose = Kies
vdab-unknown = De klant weet het niet
vdab-do = Antwoord bewaren
vdab-noted-done = Het antwoord is bewaard.
estimate = Inschatting van de bemiddelaar
estimate-lead = Zoals de klant het vertelde. De bemiddelaar ziet het hele pad van de klant. Dit is geen advies van de VDAB-adviseur: dat hoort bij de casusbespreking.
estimate-none = Nog niets bekend.
decided = Wat de casusbespreking besliste
decided-on = Beslist op { $day }
decided-by = Opgeschreven door { $name }
decided-present = { $n ->
    [one] 1 persoon aan tafel
   *[other] { $n } mensen aan tafel
  }
decided-adviser = De VDAB-adviseur was erbij.
decided-no-adviser = De VDAB-adviseur was er niet bij.
decided-why = Waarom
decided-rules = { $n ->
    [one] 1 regel van het draaiboek, zoals die toen stond
   *[other] { $n } regels van het draaiboek, zoals ze toen stonden
  }
decided-version = Draaiboek versie { $version }
decided-par = §{ $par }
team = Het team
team-since = In het team sinds { $day }
team-left = Werkt hier niet meer
agreed = Waar de klant mee akkoord gaat
agreed-reads = Het team leest mee
agreed-yes = Ja
agreed-no = Nee
agreed-unknown = Weet het niet
agreed-later = Zegt het liever later
agreed-open = Nog niet gevraagd
agreed-lead = De klant kan elk akkoord op elk moment intrekken, en zelf weer geven.
agreed-by-code = Ja door de code, na een nee in gesprek: { $what }. Vraag het na als je de klant spreekt.
looks = Wie keek mee
looks-lead = Ook de klant ziet deze lijst, met de rol en de organisatie.
looks-of = { $role }, { $organisation }
looks-client = De klant
looks-house = Het systeem
looks-reason = Waarom
looks-more = { $n ->
    [one] Nog 1 keer
   *[other] Nog { $n } keer
  }
attempt-denied = (geweigerd)
attempt-refused = (kon niet)
part-title = Wat je hier ziet
part-lead = Je ziet hoe je de klant bereikt, wat de volgende stappen zijn en wie er begeleidt. De rest van het dossier is voor de begeleiders. Heb je iets nodig? Vraag het aan hen, of aan de klant zelf.
privacy = Privacy
privacy-what = De VDAB-bemiddelaar en de VDAB-adviseur zien dit dossier niet. Wat VDAB te weten komt, loopt via de klant.
stale-title = Iemand anders was je voor
stale-theirs = Zo staat het nu
stale-yours = Wat jij invulde, staat nog in het formulier. Kijk na wat klopt en bewaar opnieuw.
stale-by = { $name }, { $day }
team-away = Afwezig
team-change = Het team veranderen
team-title = Het team veranderen
team-lead = De klant leest op de eigen pagina wie begeleidt. Wie stopt, ziet dit dossier meteen niet meer. Wie vroeger begeleidde, blijft te lezen.
team-now = Wie begeleidt nu?
team-now-hint = Kruis aan wie stopt.
team-stops = { $name } stopt
team-others = Wie komt erbij?
team-others-hint = Alleen begeleiders die nu aan het werk zijn.
team-others-none = Er is nu niemand anders die kan begeleiden.
team-other = { $name } ({ $what })
team-do = Team bewaren
team-changed = Het team is veranderd. De klant leest het op de eigen pagina.
end-link = De klant stopt met het traject
end-title = Traject stoppen
end-lead = Het dossier sluit. Het team leest het niet meer. De coördinator kan het traject terugzetten. De klant kan op de eigen pagina zeggen dat het niet klopt, en dan gaat het traject verder.
end-conference-title = Is er een andere reden?
end-conference = Staat de reden er niet bij? Dan beslist het partnerschap samen met de VDAB-adviseur of de begeleiding stopt (§7). Bespreek het op een casusbespreking.
end-conference-link = Naar de casusbesprekingen
end-why = Waarom stopt het?
end-message = Bericht aan de klant
end-message-hint = Mag leeg blijven. De klant leest dit op de eigen pagina.
end-do = Traject stoppen
end-done = Het traject is gestopt. De coördinator kan het terugzetten bij de aanmelding.
team-nothing = Kruis aan wie stopt of wie erbij komt.
team-gone = Iemand die je koos, kan hier niet meer begeleiden. Kies iemand anders.
team-last = Er moet een begeleider blijven die nu aan het werk is. Een buddy begeleidt niet alleen. Kies eerst wie erbij komt.
team-stale = Het team veranderde terwijl jij bezig was. Zo staat het nu. Wat jij koos, staat nog in het formulier. Kijk het na en bewaar opnieuw.
tell = De klant iets laten weten
tell-body = Bericht aan de klant
tell-hint = Bijvoorbeeld wat beslist is en waarom (§1.2). De klant leest dit op de eigen pagina. Er wordt niets verstuurd.
tell-do = Klaarzetten voor de klant
told-done = Het bericht staat klaar op de pagina van de klant.
to-registration = Naar de aanmelding
search-lead = De dossiers die jij mag zien.
search-clear = Naar alle dossiers
found = { $n ->
    [one] 1 dossier gevonden.
   *[other] { $n } dossiers gevonden.
  }
