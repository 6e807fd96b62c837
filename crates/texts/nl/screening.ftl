# De woorden van het eerste gesprek, de screening en de casusbespreking: één lijst voor alle schermen, per code.
topic-registered-on = Dag van aanmelding
topic-born-on = Geboortedatum
topic-residence = Verblijfsstatuut
topic-work = Werkt de klant?
topic-ill = Langdurig ziek
topic-contract = Arbeidscontract
topic-complex = Complexe multiproblematiek
topic-domains = Levensdomeinen met drempels
topic-regular-offer = Regulier aanbod
topic-education = Aanbod van onderwijs
topic-known = Gekend bij VDAB
topic-client-file = Klantendossier
topic-enrolment = Ingeschreven bij VDAB
topic-mediator = Bemiddelaar
topic-service = Lopende dienstverlening
topic-success = Of die dienstverlening goed loopt
topic-needed = Of het partnerschap daarnaast nodig is
topic-conversation = Gesprek met VDAB
topic-client-confirms = De klant meldt zichzelf aan
topic-voluntary = De klant weet dat het vrijwillig is
topic-contact = Hoe we de klant bereiken
topic-present = Wie er aan tafel zit
topic-team = De klant wil begeleiding door een team

judgement-held = In orde
judgement-broken = Niet in orde
judgement-missing = Nog te vragen

outcome-within = Komt in aanmerking
outcome-within-what = Alle regels zijn in orde. De casusbespreking kan een traject openen.
outcome-to-ask = Nog iets te vragen
outcome-to-ask-what = Niet alles is bekend. Vraag het eerst na. Wat we niet weten, is nooit een reden om te weigeren.
outcome-education-first = Eerst naar onderwijs
outcome-education-first-what = De klant is 16 of 17 jaar, en onderwijs kan nog. Wijs eerst de weg naar het onderwijs.
outcome-outside = Komt niet in aanmerking
outcome-outside-what = Minstens één regel is niet in orde. De casusbespreking beslist, en zegt waarom.

contradiction-two-birth-dates = Er zijn twee verschillende geboortedata. Vraag welke juist is.
contradiction-born-later = De geboortedatum ligt na de dag van aanmelding. Vraag de juiste datum.
contradiction-many-domains-not-complex = Er zijn drempels in verschillende levensdomeinen, en toch staat er dat er geen complexe multiproblematiek is. Bespreek het opnieuw.
contradiction-ill-and-full-time = De klant werkt voltijds en is ook langdurig ziek. Vraag hoe het zit.
contradiction-file-without-known = De klant is niet gekend bij VDAB, en toch is er een klantendossier. Vraag hoe het zit.
contradiction-service-without-file = Er is geen klantendossier, en toch is er een inschrijving, bemiddelaar of dienstverlening bij VDAB. Vraag hoe het zit.
contradiction-category-and-work = De categorie op het inschrijvingsbewijs past niet bij wat de klant over werk zegt. Vraag hoe het zit.

ask-hold-talk = Voer het eerste gesprek
ask-come-to-talk = Komt naar het eerste gesprek, als de klant dat wil
ask-call-vdab = Vraagt een gesprek met VDAB, via de bemiddelaar of de Servicelijn
ask-go-to-vdab = Gaat naar het gesprek met VDAB
ask-record-vdab = Schrijf op wat de klant over het gesprek met VDAB vertelt
ask-ask-answers = Vraag wat we nog niet weten
ask-ask-agreement = Vraag of de klant besproken wil worden
ask-ask-how-on = Vraag de klant hoe het verder gaat: zonder bespreking opent er geen traject
ask-put-on-agenda = Zet de casus op de agenda van een casusbespreking
ask-bring-case = Breng de casus in op de casusbespreking
ask-await-conference = Hoort na de casusbespreking wat er beslist is
ask-ask-more = Vraag na wat de casusbespreking nog wil weten
ask-tell-decision = Vertel de klant wat er beslist is, en waarom
ask-meet-team = Leert het team kennen en zegt wat de klant wil bereiken
ask-make-plan = Maak samen met de klant het plan: hulpvragen, sterktes en doelen
ask-share-thresholds = Spreek af welke partner aan elke drempel werkt

ask-client-hold-talk = Iemand van het partnerschap wil met je praten.
ask-client-come-to-talk = Kom naar het gesprek, als je dat wil. Jij kiest wat je vertelt.
ask-client-call-vdab = Vraag een gesprek met VDAB. Bel je bemiddelaar als je er een hebt. Of bel gratis { -servicelijn }.
ask-client-go-to-vdab = Ga naar je gesprek met VDAB. Wil je niet alleen gaan? Dan mag iemand van het partnerschap mee.
ask-client-record-vdab = Vertel ons wat VDAB gezegd heeft, als je dat wil.
ask-client-ask-answers = We willen je nog iets vragen.
ask-client-ask-agreement = We vragen je of andere partners mee mogen nadenken.
ask-client-ask-how-on = Je wil niet dat we met andere partners over je vraag praten. Dat mag. Maar dan kan je begeleiding niet starten. Wil je het toch? Laat het ons weten.
ask-client-put-on-agenda = We zoeken een dag om samen met andere partners over je vraag na te denken.
ask-client-bring-case = We denken samen met andere partners na over je vraag.
ask-client-await-conference = Je hoeft nu niets te doen. Na de bespreking hoor je van ons wat er kan.
ask-client-ask-more = We willen je nog iets vragen. Daarna kijken we opnieuw.
ask-client-tell-decision = We vertellen je wat er beslist is, en waarom.
ask-client-meet-team = Leer je team kennen. Vertel wat jij graag wil bereiken.
ask-client-make-plan = Samen met jou maken we een plan.
ask-client-share-thresholds = We spreken af wie jou waarbij helpt.

whom-client = De klant
whom-worker = De medewerker

decision-open-trajectory = Traject openen
decision-refer-education = Doorverwijzen naar onderwijs
decision-refer-regular = Doorverwijzen naar het reguliere aanbod
decision-ask-more = Eerst nog iets vragen
decision-not-in-target-group = Hoort niet bij de doelgroep

decision-client-open-trajectory = Goed nieuws: je kan starten. Een team gaat met jou aan de slag.
decision-client-refer-education = We denken dat school of een opleiding je nu het best vooruithelpt. We wijzen je de weg.
decision-client-refer-regular = We denken dat een andere dienst je nu beter kan helpen. Bijvoorbeeld VDAB of het OCMW. We wijzen je de weg.
decision-client-ask-more = We willen je eerst nog iets vragen. Daarna kijken we opnieuw.
decision-client-not-in-target-group = We kunnen je hier niet begeleiden. Dat is niet jouw fout. We leggen uit waarom, en wie je wel kan helpen.

view-indicated = Aangewezen
view-not-indicated = Niet aangewezen
view-unsure = Nog niet te zeggen

domain-work = Werk en opleiding
domain-money = Inkomen en schulden
domain-housing = Wonen
domain-health = Lichamelijke gezondheid
domain-mind = Psychisch welzijn
domain-addiction = Verslaving
domain-family = Gezin en opvang
domain-network = Sociaal netwerk
domain-language = Taal, lezen en schrijven, digitaal
domain-mobility = Mobiliteit
domain-justice = Justitie en papieren
domain-meaning = Dagbesteding en zingeving

work-seeking = Werkt niet en zoekt werk
work-not-seeking = Werkt niet en zoekt nu geen werk
work-partly = Werkt af en toe, zoals via interim
work-full-time = Werkt voltijds

education-realistic = Onderwijs kan nog
education-not-realistic = Onderwijs is geen realistische optie meer

enrolment-none = Niet ingeschreven bij VDAB
enrolment-unknown = Weet de klant niet
category-00 = 00: met een uitkering, of die is aangevraagd
category-01 = 01: met een uitkering, vrijgesteld van stempelcontrole (oude code)
category-02 = 02: jongere in de beroepsinschakelingstijd
category-03 = 03: vrij ingeschreven, werkt niet
category-04 = 04: uitgesloten van de uitkering, nog ingeschreven
category-05 = 05: ten laste van het OCMW
category-06 = 06: ingeschreven als persoon met een handicap (oude code)
category-07 = 07: werkt vrijwillig deeltijds
category-09 = 09: ziet vrijwillig af van de uitkering
category-10 = 10: werkt, in opzeg of met een verbrekingsvergoeding
category-11 = 11: jongere die op een overbruggingsuitkering wacht (oude code)
category-12 = 12: jongere met een overbruggingsuitkering (oude code)
category-14 = 14: uitgesloten van de uitkering, nog ingeschreven (oude code)
category-80 = 80: werkt deeltijds, met een inkomensgarantie-uitkering
category-82 = 82: werkt deeltijds, jongere in de beroepsinschakelingstijd
category-93 = 93: werkt deeltijds met behoud van rechten
category-other = Een andere code, of het staat er niet op

mediator-nobody = Geen bemiddelaar
mediator-vdab = Een bemiddelaar van VDAB
mediator-partner-of-vdab = Een bemiddelaar bij een partner van VDAB

service-none = Er loopt niets
service-follow-up = Alleen opvolging door de bemiddelaar
service-glow = GLOW
service-ibb = IBB (intensieve begeleiding en bemiddeling)
service-specialised-mediation = Gespecialiseerde bemiddeling
service-training = Een opleiding erkend door VDAB
service-other-guidance = Een andere begeleiding naar werk

conversation-client-asks = De klant vraagt het gesprek aan
conversation-planned = Gepland
conversation-held = Gevoerd
conversation-declined = De klant wil dit nu niet

way-mediator = Via de bemiddelaar
way-servicelijn = Via de Servicelijn, { -servicelijn }
way-asked = De klant vertelt het zelf
way-together = Samen kijken in het klantendossier op de website van VDAB

source-told-by-client = Verteld door de klant
source-seen-together = Samen bekeken in het klantendossier
source-document-brought = Op een document dat de klant meebracht
source-three-way-meeting = In een driegesprek

part-wish = De hulpvraag in eigen woorden
part-person = Leeftijd en woonplaats
part-work = Werk en gezondheid
part-thresholds = De drempels per levensdomein
part-vdab = Wat we over VDAB weten
part-client-wish = wat je vraagt, in je eigen woorden
part-client-person = je leeftijd en je gemeente
part-client-work = je werk en je gezondheid
part-client-thresholds = waar het moeilijk loopt
part-client-vdab = wat we weten over jou en VDAB

agreement-discuss = Besproken worden op een casusbespreking
agreement-name = Daar bij naam genoemd worden
agreement-team = Begeleid worden door een team dat leest wat de klant vertelde
