# De Servicelijn van VDAB: het nummer staat maar één keer.
-servicelijn = 0800 30 700
product = Schakel
tagline = Lokale partnerschappen
title-fault = Fout:
title-asks = Nog een vraag:
skip = Naar de inhoud
main-menu = Hoofdmenu
you-are-here = Je bent hier
language = Taal
sign-in = Inloggen voor medewerkers
sign-out = Uitloggen
close-page = Deze pagina sluiten
account = Mijn account
nav-find = Partnerschap zoeken
nav-code = Mijn aanmelding
nav-day = Vandaag
nav-start = Begin
nav-my-day = Mijn dag
nav-inbox = Aanmeldingen
nav-dossiers = Dossiers
nav-conferences = Casusbesprekingen
nav-options = Partnerschap
nav-members = Leden
nav-platform = Platform
save = Bewaren
cancel = Annuleren
back = Terug
next = Volgende
first-page = Naar het begin
previous-page = Vorige
next-page = Volgende
pages = Bladeren: { $list }
newest = Dit zijn de nieuwste { $n }; er zijn er meer.
show-all = Toon alles
change = Wijzigen
print = Afdrukken
yes = Ja
no = Nee
unknown = Weet ik niet
later = Vertel ik liever later
not-said = Niet ingevuld
optional = (mag je overslaan)
labelled = { $label }:
# Namen of dingen in een zin: Ann, Bo en Cas.
list-comma = { ", " }
list-and = { $before } en { $last }
date-hint = Dag, maand en jaar, zoals 23/11/1988 of 23 november 1988
problem-one-or-more = { $n ->
    [one] Kijk dit na
   *[other] Kijk deze { $n } zaken na
  }
minutes-ago = { $n ->
    [0] zonet
    [one] 1 minuut geleden
   *[other] { $n } minuten geleden
  }
hours-ago = { $n ->
    [one] 1 uur geleden
   *[other] { $n } uur geleden
  }
days-ago = { $n ->
    [0] vandaag
    [one] gisteren
   *[other] { $n } dagen geleden
  }
months-ago = { $n ->
    [one] 1 maand geleden
   *[other] { $n } maanden geleden
  }
playbook = Draaiboek versie { $version }, { $month }
playbook-par = Draaiboek { $par }, versie { $version }
servicelijn = Servicelijn van VDAB: { -servicelijn } (gratis)
servicelijn-number = { -servicelijn }
servicelijn-label = Servicelijn van VDAB
logos = De partners van dit aanbod
logo-eu = Medegefinancierd door de Europese Unie
logo-wse = Europa WSE
logo-vlaanderen = Vlaamse overheid
logo-vdab = VDAB
logos-stand-in = De officiële logo’s zijn nog niet geïnstalleerd. Nu staan er namen in tekst. Vul de logo’s aan (§9).
footer-accessibility = Toegankelijkheid
footer-privacy = Privacy
footer-contact = Contact
role-client = klant
role-caseworker = trajectbegeleider
role-companion = trajectgezel
role-buddy = buddy
role-outreach-worker = outreachwerker
role-coordinator = coördinator
role-vdab-adviser = VDAB-adviseur
role-team-leader = teamleider in de bestuursraad
role-quality-coach = kwaliteitscoach
role-project-manager = projectbeheerder Europa WSE
role-platform-admin = platformbeheerder
role-vdab-mediator = VDAB-bemiddelaar
role-visitor = bezoeker
leave-quickly = Snel weg
demo-banner = Dit is een demonstratie met verzonnen mensen. Vul hier geen echte gegevens in.
# In a list, in the place of a name, when a client’s key is missing.
illegible = kan niet geopend worden
