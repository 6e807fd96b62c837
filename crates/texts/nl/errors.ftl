not-found-title = We vinden deze pagina niet
not-found = Deze pagina bestaat niet, of ze is niet voor jou. Kijk het adres na, of begin opnieuw op de startpagina.
denied-title = Dit kan niet
denied-do = Denk je dat dit wel moet kunnen? Vraag het aan de coördinator van je partnerschap.
refused-title = Dit kan nog niet
refused-broken = Het draaiboek laat dit niet toe.
refused-missing = Er is nog iets nodig voordat dit kan.
invalid-title = Kijk na wat je ingevuld hebt
stale-title = Iemand anders heeft net iets bewaard
stale = Terwijl jij bezig was, heeft iemand anders een wijziging bewaard. Jouw tekst is niet verloren. Vergelijk de twee en bewaar opnieuw.
sign-in-needed = Log in om deze pagina te zien.
session-over = Je was te lang weg. Log opnieuw in. Wat je hebt ingevuld, is bewaard.
busy-title = Even geduld
busy = { $seconds ->
    [one] Het is hier nu heel druk. Probeer het over 1 seconde opnieuw.
   *[other] Het is hier nu heel druk. Probeer het over { $seconds } seconden opnieuw.
  }
unavailable-title = Bewaren lukt nu niet
unavailable = Het systeem kan nu niets bewaren. Er is niets verloren. Probeer het over een paar minuten opnieuw, of bel het partnerschap.
illegible-title = Dit kan niet geopend worden
illegible = De sleutel van deze klant ontbreekt. Er is niets gewist of gewijzigd. Vraag de beheerder van de installatie om te kijken. Een nieuwere reservekopie van de sleutels kan helpen.
illegible-own = We kunnen je gegevens nu niet openen. Het ligt niet aan jou of aan je code. Er is niets gewist. Bel je partnerschap.
broken = Dit is buiten Schakel om gewijzigd. Daarom tonen we het niet, en gebeurt er niets mee. Vraag de beheerder van de installatie om te kijken: schakel doctor zegt waar het zit.
broken-own = We kunnen je gegevens nu niet veilig openen. Het ligt niet aan jou of aan je code. Bel je partnerschap.
broken-public = Dit kunnen we nu niet veilig openen. Het ligt niet aan jou. Bel het partnerschap.
internal-title = Er is iets misgegaan bij ons
internal = Het ligt niet aan jou. Probeer het opnieuw. Lukt het niet? Geef dan deze code door aan de beheerder: { $code }
forged-title = Dit formulier is niet meer geldig
forged = Dit formulier is te oud, of het komt van een andere website. Er is niets veranderd. Ga terug, laad de pagina opnieuw en probeer het nog eens.
too-large-title = Dat is te veel
too-large = Wat je gestuurd hebt, is te groot. Maak het korter en probeer opnieuw.
method-title = Dat kan hier niet
method = Deze pagina kan dat niet. Ga terug en gebruik de knoppen op de pagina.
typed-title = Wat jij getypt hebt
typed = Dit is niet bewaard. Neem het over als je het nog nodig hebt.
to-start = Naar de startpagina
field-blank = Vul dit in.
field-says-nothing = Schrijf in een paar woorden waarom.
field-unsure = Ben je zeker? Kruis het dan aan.
field-long = { $most ->
   *[other] Dit is te lang. Gebruik hoogstens { $most } tekens.
  }
field-unprintable = Hier staat een teken in dat we niet kunnen tonen. Typ de tekst opnieuw.
field-date = Schrijf de datum als dag, maand en jaar, zoals 23/11/1988.
field-date-none = Deze dag bestaat niet. Kijk de datum na.
field-choice = Kies een van de mogelijkheden.
not-found-sent = Misschien heeft iemand anders dit intussen overgenomen. Vraag het aan je coördinator.
often-title = Dit ging vandaag al vaak
often = Je deed dit vandaag al heel vaak. Morgen kan het weer. Is het dringend? Bel dan je partnerschap.
signed-out-title = Je bent niet meer binnen
signed-out = Je was te lang weg. Dit is niet verstuurd. Je tekst staat hieronder. Kopieer de tekst, kom opnieuw binnen en plak alles terug. Of kom binnen in een ander tabblad. Ga dan hier terug en verstuur nog eens.
to-door = Opnieuw binnenkomen
away-title = Je bent uitgelogd
away = Een coördinator heeft je op afwezig gezet, of je werkt hier niet meer. Dit is niet bewaard. Geef wat je schreef door aan wie je werk overneemt.
field-date-part = Schrijf ook de dag en de maand, zoals 23/11/1988.
