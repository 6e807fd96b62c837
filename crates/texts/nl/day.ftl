title = Vandaag
lead = Elke open aanmelding staat in één lijst, of op een agenda.
list-untalked = Nog geen eerste gesprek
list-begun = Gesprek begonnen, niet klaar
list-unagreed = Gesprek klaar, nog geen ja
list-ready = Klaar voor een casusbespreking
list-vdab = Open stap met VDAB
vdab-lead = Deze klanten staan ook in een lijst van vandaag, op een agenda, of ze hebben een dossier.
list-unfollowed = Beslist, en nog niet opgevolgd
none-untalked = Met iedereen die zich aanmeldde, begon het eerste gesprek.
none-begun = Elk gesprek dat begon, is klaar.
none-unagreed = Na elk gesprek dat klaar is, zei de klant ja om besproken te worden.
none-ready = Geen enkele casus wacht op een agenda.
none-vdab = Geen enkel gesprek met VDAB staat open.
none-unfollowed = Elke beslissing is opgevolgd.
total = { $n ->
    [one] 1 in totaal
   *[other] { $n } in totaal
  }
longest = De { $n } die het langst wachten
all = Toon alle { $n }
back = Terug naar vandaag
column-name = Naam
column-waits = Wacht
column-with = Bij
column-what = Wat
waits-days = { $n ->
    [0] sinds vandaag
    [one] 1 dag
   *[other] { $n } dagen
  }
waits-client = { $n ->
    [0] op de klant
    [one] op de klant, 1 dag
   *[other] op de klant, { $n } dagen
  }
waits-conference = op { $day }
legend = ‘Wacht’ telt de dagen vanaf onze laatste stap, of vanaf wat de klant daarna schreef.
legend-long = meer dan een week
legend-very-long = meer dan twee weken
legend-client = ‘Op de klant’: wij vroegen iets, en de klant is aan de beurt.
nobody = Nog niemand
nobody-any-more = Nog niemand. Het was van { $name }, die afwezig is of hier niet meer werkt.
reply = De klant schreef
agree-no = Zei nee
agree-later = Weet het nog niet
agree-open = Nog niet gevraagd
vdab-asks = Gesprek met VDAB aanvragen
vdab-planned = Gesprek met VDAB op { $day }
vdab-past = Gesprek met VDAB was op { $day }
follow-tell = Nog niet aan de klant verteld
follow-ask = Nog niet gevraagd
follow-begin = Nog niets gedaan in het dossier
next = Volgende casusbespreking
next-cases = { $n ->
    [0] Nog geen casussen op de agenda
    [one] 1 casus op de agenda
   *[other] { $n } casussen op de agenda
  }
next-none = Er is geen casusbespreking gepland.
next-plan = Een casusbespreking plannen
next-open = Naar de agenda
agenda-add = Op de agenda zetten
talk-begin = Gesprek beginnen
talk-go-on = Gesprek verderzetten
agree-ask = Akkoord vragen
road = De weg van aanmelding tot traject
road-lead = Wie zich aanmeldde sinds { $day }, en hoever die mensen geraakt zijn. Wie nog onderweg is, telt mee in de huidige stap.
road-alt = Van { $came } aanmeldingen hadden er { $talked } een eerste gesprek. Over { $conferred } besliste een casusbespreking. Voor { $opened } opende een traject. De tabel hieronder toont dezelfde aantallen.
road-empty = In deze periode kwam er nog geen aanmelding binnen.
step-came = Aangemeld
step-talked = Eerste gesprek klaar
step-conferred = Casusbespreking
step-opened = Traject
table-caption = De weg in aantallen
column-step = Stap
column-number = Aantal
column-share = Van alle
column-from = Van vorige
percent = { $n } %
other = Hoe het verder liep
other-under-way = Nog onderweg
other-in-trajectory = Nu in een traject
other-withdrawn = Ingetrokken door de klant
other-referred = Doorverwezen of niet in de doelgroep
other-expired = Vervallen zonder antwoord
other-rejected = Afgewezen: geen echte aanmelding
note-joined = Aanmeldingen die bij een andere gevoegd werden, tellen niet mee.
erasures = { $n ->
    [one] Eén klant vraagt om gewist te worden.
   *[other] { $n } klanten vragen om gewist te worden.
  }
erasures-see = Bekijk de vragen
erasures-done = Gewiste klanten
other-ended = Beëindigd om een gewone reden
period = Periode
period-quarter = Laatste drie maanden
period-year = Laatste jaar
period-always = Sinds het begin
road-lead-always = Iedereen die zich ooit aanmeldde, en hoever zij kwamen. Wie nog onderweg is, telt mee in de stap waar die nu is.
mine = Mijn dag
mine-lead = Wat jij hebt, en wie er aan zet is.
mine-new = Nieuw voor mij
mine-new-none = Niets nieuws.
mine-ours = Aan mij gevraagd
mine-ours-none = Er wacht niemand op jou.
mine-others = Op de klant of een bespreking
mine-others-none = Niets.
mine-dossiers = Mijn dossiers
mine-dossiers-none = Je staat in geen enkel team.
mine-conferences = Casusbesprekingen waarvoor ik gevraagd ben
mine-conferences-none = Geen enkele in de komende tijd.
behind-none = Niemand in deze periode.
column-received = Aangemeld
column-state = Staat
behind-since = Uit alle aanmeldingen sinds { $day }.
behind-always = Uit alle aanmeldingen ooit.
new-one = { $name } ({ $role })
new-members = Minder dan dertig dagen lid: { $names }.
new-see = Bekijk wie hen binnenliet, en wie zij openden
confirmed = Je bevestigde dat het de juiste persoon is. Die kan nu aan het werk.
ask-read = Nog niet geopend
ask-ready = Klaar voor een casusbespreking: de coördinator zet die op de agenda
gone = Ingetrokken, of geen akkoord meer
gone-lead = Is de aanmelding ingetrokken? Neem er geen contact meer voor op: dat hebben we de klant beloofd. Haal afspraken uit je agenda. Maak je je zorgen, of twijfel je of het de klant zelf was? Bespreek het met de coördinator.
gone-withdrawn = ingetrokken met de code op { $day }
gone-unread = geen akkoord meer, het team leest het dossier niet
gone-hidden = { $n ->
    [one] Van { $n } klant van je team mag je niets meer zien. De coördinator weet wie.
   *[other] Van { $n } klanten van je team mag je niets meer zien. De coördinator weet wie.
  }
withdrawn = Ingetrokken in de laatste { $days } dagen
waits-promised = beloofd tegen { $day }
promises-broken = { $n ->
    [one] Bij { $n } klant is de beloofde dag voorbij, en er is nog niets gedaan.
   *[other] Bij { $n } klanten is de beloofde dag voorbij, en er is nog niets gedaan.
  }
promises-broken-see = Bekijk ze
agree-by-code = Ja door de code, na een nee in gesprek: vraag het na

# Een volgende versie van het draaiboek
versions-title = Draaiboek: de volgende versie
versions-now = Nu geldt versie { $version }, sinds { $day }.
versions-none = Er is nog geen volgende versie gekend.
versions-from = Versie { $version } geldt vanaf { $day }.
versions-draft-from = Er is een ontwerp van versie { $version }, voor { $day }.
versions-is-draft = Dit is een ontwerp. Het beslist over niemand.
versions-kept = Wat al beslist is, blijft zoals het beslist werd.
versions-under-way-title = Wie onderweg is
versions-under-way = { $all ->
    [0] Er is niemand onderweg na een eerste gesprek.
   *[other] { $changed } van { $all } klanten onderweg { $changed ->
        [one] krijgt
       *[other] krijgen
    } een ander oordeel.
}
versions-decided-title = Wat het voorbije jaar beslist werd
versions-decided = { $all ->
    [0] Er is geen beslissing waarvan de antwoorden bewaard zijn.
   *[other] Bij { $changed } van { $all } beslissingen zou het anders zijn.
}
versions-by-rule = Welke regel het verschil maakt
versions-rule = Regel
versions-times = Klanten
versions-change = { $rule } ({ $paragraph }): nu { $before }, dan { $after }.
versions-no-rule = geen regel
versions-outcome = Nu: { $from }. Dan: { $to }.
versions-was-decided = { $what } op { $day }, met versie { $version }.
versions-fallen = Deze beslissing zou dan niet kunnen.
versions-more = Alleen de nieuwste 300 zijn bekeken.
versions-number = { $what }: nu { $before }, dan { $after }.
versions-ends = Deze regel valt weg: { $rule }
versions-begins = Deze regel komt erbij: { $rule }
