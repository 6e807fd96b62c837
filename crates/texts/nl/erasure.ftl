title = Klanten wissen
title-one = Een klant wissen
lead = Een klant mag vragen om gewist te worden. Twee mensen beslissen samen. De klant moet binnen een maand een antwoord krijgen.
open = Vragen die wachten
open-none = Niemand wacht op een beslissing.
column-asked = Gevraagd op
column-by = Antwoord ten laatste op
column-stands = Stand
stands-asked = Wacht op een eerste ja
stands-approved = Wacht op een tweede ja
being-erased = { $n ->
    [one] Eén klant wordt nu gewist. Dat duurt enkele minuten.
   *[other] { $n } klanten worden nu gewist. Dat duurt enkele minuten.
  }
done = Gewist
done-none = Nog niemand is gewist.
asked-on = De klant vroeg op { $day } op de eigen pagina om gewist te worden. Antwoord ten laatste op { $by }.
first-yes = { $name } zei ja op { $at }. Grond: { $ground }.
what-goes = Alles wat van deze klant bewaard is, gaat weg: de aanmelding, berichten, gesprek, casussen, beslissingen en dossier.
what-stays = Het logboek blijft, zonder iets dat leesbaar is van de klant. In de cijfers telt de klant niet meer mee.
no-way-back = Er is geen weg terug. Ook in reservekopieën van de gegevens is de klant daarna onleesbaar.
speak-first = Spreek eerst met de klant zelf, op een veilige manier. Iemand anders kan de code van de klant hebben.
together = { $n ->
    [one] Er gaat één aanmelding weg.
   *[other] Er gaan { $n } aanmeldingen weg: deze, en wat ermee samengevoegd is. Is er een van iemand anders? Splits die eerst.
  }
yes-title = Ja, wissen
wait-for-other = Jij zei al ja. Iemand anders moet ook ja zeggen: een andere coördinator, of de beheerder van de installatie.
ground-label = Op welke grond? (AVG, artikel 17)
ground-asked = De klant vraagt het
ground-not-needed = De gegevens zijn niet meer nodig
ground-unlawful = De gegevens hadden nooit bewaard mogen worden
sure = Ik heb met de klant zelf gesproken, of dat kan niet. Ik weet dat dit niet ongedaan te maken is.
fault-sure = Kruis dit aan om verder te gaan.
fault-same-person = Jij zei al ja. Voor een tweede ja is iemand anders nodig.
approve-do = Ja zeggen, en een tweede vragen
decide-do = Definitief wissen
no-title = Nee, niet wissen
why-label = Waarom niet?
why-hint = De klant leest dit op de eigen pagina. Zeg ook waar de klant een klacht kan indienen.
no-do = Niet wissen, en dit antwoorden
done-approved = Jouw ja is bewaard. Er is een tweede persoon nodig.
done-decided = Het is beslist. Binnen enkele minuten is alles gewist.
done-settled = Hierover is al beslist, of de vraag is teruggenomen.
certificate = Bewijs van wissing
certificate-lead = Alle gegevens van één klant zijn gewist. Op dit blad staat niet wie dat was.
certificate-copies = De sleutel van de klant is vernietigd. De klant is onleesbaar in elke reservekopie van de gegevens. Dat geldt zodra de laatste reservekopie van de sleutels van voor de wissing weg is. Die mag je hoogstens 7 dagen bewaren.
certificate-log = Het logboek houdt bij dat er iets gebeurde en wie het deed. Wat over de klant geschreven was, is daarin onleesbaar.
to-list = Naar de lijst
fact-number = Nummer
fact-partnership = Partnerschap
fact-asked = Gevraagd op
fact-ground = Grond (AVG, artikel 17)
fact-first = Eerste ja
fact-second = Tweede ja
fact-done = Gewist op
fact-rows = Aantal gewiste rijen
yes-of = { $name }, { $at }
