# Het logboek nakijken: het controlepunt en de sleutel, voor elke organisatie.
title = Het logboek nakijken
lead = Alles wat iemand bekijkt of verandert, staat in een logboek. Elke regel hangt vast aan de vorige. Om de tien minuten wordt ondertekend hoever het staat: een controlepunt.
keep = Bewaar nu en dan een controlepunt buiten dit systeem, bijvoorbeeld bij de documenten van je organisatie. Wordt er later iets weggehaald of herschreven, dan toont jouw controlepunt dat. Je hoeft daarvoor niemand te vertrouwen.
checkpoint = Het nieuwste controlepunt
save = Bewaar het controlepunt
none = Er is nog niets ondertekend. Kom over tien minuten terug.
public-key = De publieke sleutel
key-lead = Hiermee kijk je na of een controlepunt echt is. Bewaar de sleutel één keer, en vergelijk hem met die van een andere organisatie.
key-save = Bewaar de sleutel
how = Zo kijk je het na
how-lead = Vraag de beheerder een uitvoer van het logboek (schakel audit export). Er staat niets leesbaars van een klant in. Het programma schakel-verify zegt dan of het logboek nog klopt:
cannot = Wat na jouw controlepunt kwam, kan het niet voor jou bewijzen. Bewaar er dus geregeld een nieuw.
