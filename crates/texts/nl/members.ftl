# De leden van een partnerschap.
title = Leden
lead = Wie meewerkt in { $partnership }, in welke rol en voor welke organisatie. Een VDAB-bemiddelaar heeft nooit een account: alles gaat via de klant (§1.3.1).
count = { $n ->
    [one] 1 lid
   *[other] { $n } leden
  }
column-name = Naam
column-role = Rol
column-organisation = Organisatie
column-standing = Stand
standing-invited = uitgenodigd
standing-active = actief
standing-suspended = afwezig
standing-ended = werkt hier niet meer
invited-until = tot { $date }
invited-lapsed = de uitnodiging is verlopen
nobody = Er zijn nog geen leden.
invite = Iemand uitnodigen
invite-title = Iemand uitnodigen
invite-lead = Je krijgt een link die één keer werkt, zeven dagen lang. Geef hem zelf aan de persoon. Het systeem verstuurt niets. Gebruikte de persoon de link, dan bevestigt een collega dat het de juiste persoon is.
name = Naam
name-hint = Zoals collega’s en klanten die lezen.
sign-in-name = Gebruikersnaam
sign-in-name-hint = Heeft de vorm van een e-mailadres. Er wordt niets naartoe gestuurd.
role = Rol
organisation = Organisatie
invite-button = Link maken
invited-title = De link is klaar
invited-lead = Geef deze link aan de persoon zelf. Je ziet hem alleen nu. Hij werkt één keer, tot { $date }.
invited-link = Link
to-list = Naar de leden
again = Nieuwe link
suspended = De persoon staat op afwezig en is uitgelogd. Wat bij die persoon staat, blijft daar tot je het overdraagt.
resumed = De persoon is er weer. Wat intussen bij iemand anders kwam, blijft daar.
ended = De persoon werkt hier niet meer en is uitgelogd.
own-membership = Je kan jezelf niet op afwezig zetten, of opschrijven dat je vertrekt. Vraag het aan een andere coördinator.
already-member = Deze persoon heeft deze rol al voor deze organisatie.
role-does-not-fit = Deze rol past niet bij deze organisatie. Wie voor VDAB werkt, kan adviseur, teamleider of kwaliteitscoach zijn. Een projectbeheerder werkt voor Europa WSE. Begeleiders werken voor een andere organisatie.
organisation-none = Kies een organisatie van dit partnerschap.
sign-in-name-form = Schrijf de gebruikersnaam in de vorm van een e-mailadres, zoals nora@ocmw.example.
choose = Kies
open = Is iemand afwezig, of vertrekt iemand? Open de persoon. Je ziet wat er overgedragen moet worden.
still-with = { $n ->
    [one] Nog 1 over te dragen
   *[other] Nog { $n } over te dragen
  }
still-hangs = Dat kan pas als er niets meer bij deze persoon staat. Draag eerst alles over.
standing-awaiting = wacht op bevestiging
invite-lead-admin = Dit partnerschap heeft nu geen coördinator. Je nodigt er een uit met een link die één keer werkt, zeven dagen lang. Werken er al mensen in het partnerschap, dan bevestigt een van hen dat het de juiste persoon is. Later nodigt de coördinator zelf uit.
invite-coordinator = Een coördinator uitnodigen
invited-then = Kwam de persoon met de link binnen, dan staat die bij de leden met ‘{ members.standing-awaiting }’. Een collega die de persoon zag of sprak, bevestigt.
shown-title = De link is al getoond
shown = Deze link werd al getoond, en je ziet hem geen tweede keer. Hij werkt nog tot { $date }. Heb je hem niet? Maak dan een nieuwe link bij de leden. De oude werkt dan niet meer.
confirmed = Je bevestigde dat het de juiste persoon is. Die kan nu aan het werk.
taken-back = De uitnodiging is ingetrokken. De link werkt niet meer.
standing-lapsed = niet op tijd bevestigd
awaiting-lapsed = niemand bevestigde binnen 14 dagen
