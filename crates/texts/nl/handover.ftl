# Afwezig of vertrek: wat bij iemand staat, en wie het overneemt.
title = Afwezig, vertrek en overdracht
name-away = { $name } (afwezig)
name-left = { $name } (werkt hier niet meer)
what = { $role }, { $organisation }
hangs = Bij { $name } staan nu { $what }.
registrations = { $n ->
    [one] 1 aanmelding
   *[other] { $n } aanmeldingen
  }
dossiers = { $n ->
    [one] 1 dossier
   *[other] { $n } dossiers
  }
conferences = { $n ->
    [one] 1 geplande casusbespreking
   *[other] { $n } geplande casusbesprekingen
  }
waits = Klanten die wachten op een stap van ons: { $n }. Al lang: { $long }.
nothing = Bij { $name } staat nu niets dat iemand moet overnemen.
give = Overdragen
give-lead = Kies wie wat overneemt. Alles gaat in één keer over. De klant leest de nieuwe naam op de eigen pagina.
kept = Wat afgesloten is, blijft op naam van { $name } staan. Wat { $name } geschreven heeft, blijft te lezen.
more = Dit is niet alles: er staan 150 rijen van elke soort. Draag die eerst over. Daarna zie je de rest.
no-colleagues = Er is nu niemand anders aan het werk in dit partnerschap. Nodig eerst iemand uit.
spread = Gelijk verdelen over een of meer collega’s
spread-who = Wie neemt over?
spread-hint = Daarna zie je per rij wie wat krijgt. Je kan elke rij nog veranderen. Er gebeurt nog niets.
spread-do = Verdeel
rows = Wie neemt wat over?
column-name = Naam
column-what = Hoe het staat
column-to = Wie neemt over
to = Wie neemt over: { $name }
colleague = { $name } ({ $role })
stays = Blijft bij { $name }
nobody = Niemand in de plaats
alone = Niemand begeleidt mee.
beside = Begeleidt mee: { $names }.
since = Sinds { $day }.
asked = { $place }. Gevraagd: { $n }.
row-wrong = Kies iemand.
step = Wat gebeurt er met het lidmaatschap?
step-stays = Niets: { $name } blijft aan het werk
step-stays-away = Niets: { $name } blijft afwezig
step-stays-left = Niets: { $name } werkt hier niet meer
step-suspend = { $name } is een tijd afwezig en komt terug
step-end = { $name } werkt hier niet meer
told = Wie iets afgeeft, ziet het meteen niet meer. Wat die persoon schreef, blijft.
give-do = Overdragen
done = Alles wat je koos, is overgedragen.
done-suspended = Alles wat je koos, is overgedragen. De persoon staat op afwezig en is uitgelogd.
done-ended = Alles is overgedragen. De persoon werkt hier niet meer en is uitgelogd.
some = Overgedragen, behalve wat intussen al bij iemand anders stond. Dat bleef daar.
some-suspended = Overgedragen, behalve wat intussen al bij iemand anders stond. De persoon staat op afwezig en is uitgelogd.
some-ended = Overgedragen, behalve wat intussen al bij iemand anders stond. De persoon werkt hier niet meer en is uitgelogd.
stale-title = Iemand anders was je voor
stale = Intussen veranderde iemand anders dit lid, of droeg dit werk over. Er is nu niets gebeurd. Zo staat het nu.
nothing-chosen = Kies bij minstens één rij wie overneemt.
too-much = Dit is te veel in één keer.
registration-gone = Iemand die je koos, kan geen aanmelding overnemen of werkt hier nu niet. Kies iemand anders.
dossier-gone = Iemand die je koos, kan niet begeleiden of werkt hier nu niet. Kies iemand anders.
dossier-last = In een dossier zou niemand overblijven die begeleidt. Een buddy begeleidt niet alleen. Kies een begeleider.
conference-gone = Iemand die je koos, neemt geen deel aan casusbesprekingen of werkt hier nu niet. Kies iemand anders.
conference-few = Voor een casusbespreking zijn er minstens twee mensen nodig. Kies iemand in de plaats.
still-hangs = Wie hier niet meer werkt, kan niets houden. Kies bij elke rij wie overneemt.
coordinator = Je ziet alleen hoeveel het is. Een coördinator van het partnerschap ziet wat het is, en draagt het over.
own = Dit is jouw eigen lidmaatschap. Je kan je werk overdragen. Alleen een andere coördinator kan je op afwezig zetten, of opschrijven dat je vertrekt.
away = Kort afwezig
away-lead = { $name } kan dan niet inloggen. Dat geldt tot je opschrijft dat { $name } er weer is.
away-keeps = Wat hierboven staat, blijft dan bij { $name }. Klanten die antwoorden, wachten tot { $name } terug is. Jij kan alles blijven openen. Duurt het langer dan enkele dagen? Draag dan eerst over.
away-do = Op afwezig zetten
away-do-keeps = Op afwezig zetten zonder over te dragen
back = { $name } is er weer
back-lead = { $name } kan dan weer inloggen. Wat intussen bij iemand anders kwam, blijft daar. Niets komt vanzelf terug.
back-do = { $name } is er weer
left = Werkt hier niet meer
left-lead = Dat is voor goed. Wie later terugkomt, nodig je opnieuw uit.
left-first = Dat kan pas als er niets meer bij { $name } staat. Draag eerst alles over.
left-do = { $name } werkt hier niet meer
