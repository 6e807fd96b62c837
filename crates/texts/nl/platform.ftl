title = Partnerschappen
intro = Alle partnerschappen op dit platform. Van klanten is hier niets te zien.
count = { $n ->
    [0] Er is nog geen partnerschap. Lees er een in met een bestand: schakel partnership import.
    [one] 1 partnerschap
   *[other] { $n } partnerschappen
  }
to-attend = { $n ->
    [0] Alle partnerschappen keken hun gegevens de laatste zes maanden na.
    [one] 1 partnerschap keek zijn gegevens langer dan zes maanden niet na.
   *[other] { $n } partnerschappen keken hun gegevens langer dan zes maanden niet na.
  }
without = { $n ->
    [0] Elke Vlaamse gemeente hoort bij een partnerschap.
    [one] 1 Vlaamse gemeente hoort bij geen enkel partnerschap.
   *[other] { $n } Vlaamse gemeenten horen bij geen enkel partnerschap.
  }
name = Partnerschap
municipalities = Gemeenten
municipality = Gemeente
postcode = Postcode
shared = Gedeelde gemeenten
shared-text = Van deze gemeenten hoort niet elke postcode bij hetzelfde partnerschap. Een postcode verander je met een bestand: schakel partnership import.
shared-nobody = geen partnerschap
shared-from = { $partnership }, vanaf { $date }
organisations = Organisaties
confirmed = Laatst nagekeken
logos = Logo’s
logos-of = { $n } van 4
never = nooit
members = Leden
open = open
closed = dicht
members-see = Bekijk de leden
service = Hoe het met de dienst gaat
service-lead = Wanneer elke taak het laatst liep. De rest zegt het commando ‘schakel doctor’ op de machine: de sleutels, het logboek en de bewaarde gegevens.
jobs-none = Er liep nog geen taak.
job-wrong = Ging mis. De taak wordt opnieuw geprobeerd; het logboek van de dienst zegt waarom.
job-checkpoint = Het logboek ondertekenen
job-forget = Wegdoen wat voorbij is
job-expire = Oude aanmeldingen waarschuwen en laten vervallen
job-erase = Wissen wat beslist is
