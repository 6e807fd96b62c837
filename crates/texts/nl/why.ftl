# Waarom iets mag: ook de klant leest deze zinnen, bij wie er keek.
find = Iedereen mag een partnerschap en de manieren om zich aan te melden opzoeken.
own-account = Iedereen zorgt zelf voor het eigen account.
register = De klant meldt zichzelf aan. Dat is vrijwillig.
client-own = De klant ziet en beheert wat van de klant is.
coordinator-inbox = De coördinator behandelt de aanmeldingen van het eigen partnerschap.
coordinator-options = De coördinator houdt de aanmeldingsmogelijkheden van het eigen partnerschap actueel.
coordinator-logos = De coördinator plaatst de officiële logo’s van het eigen partnerschap.
coordinator-members = De coördinator beheert de leden van het eigen partnerschap.
coordinator-dossier = De coördinator opent een dossier van het eigen partnerschap alleen met een opgeschreven reden, en zolang de klant toestemt.
coordinator-closes = De coördinator sluit een dossier af na een beslissing in de casusbespreking waaraan de VDAB-adviseur deelnam.
conference = Wie deelneemt aan de casusbespreking, bespreekt de situatie van de klant, zolang de klant toestemt.
report = Cijfers zijn samengeteld, zodat niemand erin te herkennen is.
outreach-inbox = De outreachwerker volgt de aanmeldingen die hij of zij ondersteunt of kreeg toegewezen, tot ze aanvaard zijn.
guide-inbox = De begeleider behandelt de aanmeldingen die aan hem of haar zijn toegewezen.
guide-dossier = De begeleider werkt in de dossiers van het eigen team, zolang de klant toestemt.
guide-notes = Notities zijn er voor het team. Een vertrouwelijke notitie ziet alleen wie ze schreef.
guide-combination = Het team van de klant bereidt een combinatietraject voor en houdt het bij.
guide-documents = Het team maakt documenten samen met de klant en geeft ze alleen aan de klant.
buddy-dossier = De buddy ziet het dossier waaraan hij of zij is toegewezen en de eigen notities, zolang de klant toestemt.
propose = De VDAB-adviseur en de teamleider in de bestuursraad mogen een verbetering van de aanmeldingsmogelijkheden insturen.
admin = De platformbeheerder beheert partnerschappen en accounts, nooit gegevens van klanten.

# Waarom iets nooit mag.
not-active = Je lidmaatschap is niet actief: je bent pas uitgenodigd, of het is onderbroken of beëindigd. Daarom kan je hier nu niets doen. Vraag je coördinator om het weer te openen, of kies een ander lidmaatschap.
other-partnership = Dit hoort bij een ander partnerschap. Wat een klant vertelt, blijft in het partnerschap waar de klant zich aanmeldde. Heb je ook daar een lidmaatschap, meld je dan aan met dat lidmaatschap.
vdab-no-client = Wie voor VDAB werkt, meldt geen klanten aan, typt geen formulier over en ziet geen aanmeldingen of dossiers. Wat tussen VDAB en het partnerschap gaat, gaat via de klant. Wil iemand zich aanmelden, toon dan het openbare formulier: de klant vult het zelf in.
vdab-side-nobody = Niemand vraagt via het partnerschap gegevens op bij VDAB. Vraag het aan de klant, of bekijk samen het klantendossier op de website van VDAB.
mediator-never = De VDAB-bemiddelaar heeft geen toegang. Alles gaat via de klant. Je kan de klant wel helpen om zich zelf aan te melden, en met de klant een driegesprek afspreken.

# Waarom iets niet mag, en wat wel kan.
no-closed = Dit partnerschap neemt nu geen aanmeldingen aan met dit formulier. Bel of ga langs: bij de aanmeldingsmogelijkheden staat hoe.
no-code = Om je aanmelding te zien, heb je je code nodig. Vul eerst je code in. Ben je je code kwijt? Bel het partnerschap waar je je aanmeldde. Je aanmelding blijft gelden.
no-sign-in = Dit is alleen voor wie in het partnerschap werkt. Meld je eerst aan als medewerker.
no-other-client = Deze aanmelding is niet van jou. Vul je eigen code in.
no-over = Je aanmelding is ingetrokken of samengevoegd met een andere, dus je kan er niets meer aan veranderen. Je kan je wel opnieuw aanmelden, of het partnerschap bellen.
no-client-account = Je hebt geen account nodig. Met je code zie je je aanmelding.
no-staff-only = Dit is alleen voor wie in het partnerschap werkt. Op je eigen pagina zie je je aanmelding en wie er keek.
no-only-client-registers = Alleen de klant meldt zich aan, vrijwillig en in eigen naam. Help de klant met het formulier op zijn of haar telefoon, of typ samen het papieren formulier over.
no-only-client = Alleen de klant kijkt met de code, vult aan en trekt in. Wil de klant iets veranderen, help dan op de pagina van de klant zelf.
no-figures-only = Wie met cijfers of kwaliteit werkt, ziet geen aanmeldingen van klanten. Je krijgt cijfers waarin niemand te herkennen is.
no-admin-registration = De platformbeheerder ziet geen aanmeldingen: beheer vraagt geen gegevens van klanten. De coördinator van het partnerschap kan je helpen.
no-buddy-registration = Een buddy werkt niet met aanmeldingen. Je ziet een klant zodra je aan het dossier bent toegewezen. Vraag het aan de begeleider of de coördinator.
no-search = Zoeken in alle aanmeldingen doen de coördinator en de outreachwerker. In je lijst staan de aanmeldingen die aan jou zijn toegewezen.
no-not-assigned = Je ziet en beantwoordt alleen aanmeldingen die aan jou zijn toegewezen. Vraag de coördinator om deze aan jou toe te wijzen.
no-not-supported = Je ziet en beantwoordt aanmeldingen die je ondersteunt of kreeg toegewezen, tot ze aanvaard zijn. Vraag de coördinator om deze aan jou toe te wijzen.
no-coordinator-assigns = Toewijzen, samenvoegen, splitsen en uit elkaar houden doet de coördinator. Vraag het aan de coördinator van je partnerschap.
no-propose-instead = De coördinator past de aanmeldingsmogelijkheden aan. Zie je een fout, stuur dan een verbetering in.
no-edit-instead = Je hoeft geen verbetering in te sturen: als coördinator pas je de aanmeldingsmogelijkheden zelf aan.
no-who-proposes = De VDAB-adviseur en de teamleider in de bestuursraad sturen verbeteringen in. Zie je een fout, zeg het dan aan de coördinator.
no-coordinator-options = De coördinator past de aanmeldingsmogelijkheden aan. Zie je een fout, zeg het dan aan de coördinator van je partnerschap.
no-coordinator-logos = De coördinator plaatst de logo’s van het partnerschap. Geef het bestand aan de coördinator.
no-coordinator-members = De coördinator beheert de leden van het partnerschap. Vraag het aan de coördinator.
no-admin-only = Dit doet de platformbeheerder. Heb je iets nodig, vraag het dan via je coördinator.
no-own-account = Dit is het account van iemand anders. Je kan alleen je eigen account beheren.
no-nothing = Dit mag niet met de rol waarin je nu werkt. Vraag het aan de coördinator van je partnerschap, of kies een ander lidmaatschap.
