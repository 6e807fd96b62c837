title = Premier entretien
lead = Six chapitres courts, dans l’ordre de l’entretien. Chaque question peut rester ouverte. Ce que vous enregistrez sera encore là demain.
begin = Commencer l’entretien
go-on = Continuer
chapters = Chapitres de l’entretien
chapter-wie = Qui êtes-vous ?
chapter-werk = Travail et santé
chapter-leven = Qu’est-ce qui est difficile ?
chapter-vdab = VDAB
chapter-aanbod = Autres services
chapter-afspraken = De quoi convenons-nous ?
step-of = Chapitre { $number } sur { $total }
lead-who = Deux questions sur la personne. Aucun papier n’est nécessaire.
lead-work = Trois questions sur le travail et la maladie. Le client n’est pas obligé de dire quelle maladie.
lead-life = Où sont les obstacles, et qui y travaille ? Notez-le avec les mots du client.
lead-vdab = Demandez d’abord si le client est connu au VDAB et s’il a un dossier client. Demandez aussi si quelque chose est en cours.
lead-offer = Un autre service peut-il déjà aider le client ?
lead-agreed = Dire non est toujours permis. Le client peut retirer chaque accord plus tard, sur sa propre page, et y dire de nouveau oui.
saved-by = Enregistré par { $name } le { $when }.
saved-by-client = Le client a changé ici une réponse le { $when }.
saved-at = Enregistré le { $when }.
saved-not = Pas encore complété
save-next = Enregistrer et continuer
save-last = Enregistrer et vérifier
save-stay = Enregistrer et rester ici
saved-done = Enregistré.
back = Chapitre précédent
open-questions = { $n ->
    [one] { $n } question ouverte
   *[other] { $n } questions ouvertes
  }
state-none = Le premier entretien n’a pas encore commencé.
state-begun = Le premier entretien a commencé le { $day }.
state-finished = Le premier entretien s’est terminé le { $day }. Vous pouvez encore le compléter.
inbox-heading = Premier entretien
inbox-open = Ouvrir l’entretien
finish-check = Vérifier et terminer
finish-heading = L’entretien est terminé ?
finish-lead = Des questions peuvent rester ouvertes. Vous pourrez compléter l’entretien plus tard.
finish-open = { $n ->
    [one] { $n } question reste ouverte
   *[other] Ces { $n } questions restent ouvertes
  }
finish-unagreed = Le client n’a pas encore accepté que son cas soit discuté. Le cas ne peut donc figurer à aucun ordre du jour.
finish-refused = Ainsi, la concertation ne peut pas ouvrir de trajet. Ceci n’est pas établi, ou pas respecté :
finish-can = Avec ces réponses, une concertation de cas peut ouvrir un trajet.
finish-do = L’entretien est terminé
finished-done = L’entretien est terminé. Vous pouvez encore le compléter.
stale-title = Quelqu’un d’autre a enregistré ce chapitre pendant que vous y travailliez
stale-since = Ce chapitre a été enregistré après que vous avez commencé à écrire
stale-theirs = Ce qui est enregistré maintenant
stale-yours = Ce que vous avez écrit
stale-mine = C’est toujours dans le formulaire ci-dessous. Comparez, adaptez et enregistrez à nouveau.
unknown = Je ne sais pas
later = Plutôt plus tard
choose = Choisissez
or-else = Ou
not-known = pas encore connu
client-does-not-know = Demandé : le client ne sait pas, ou préfère le dire plus tard
agrees = Oui
refuses = Non
not-asked = Pas encore demandé
nobody-yet = Personne pour le moment

# Screening
screening = Screening
age = { $years } ans le jour de l’inscription ({ $day }). C’est ce jour qui compte, pas aujourd’hui.
age-unknown = L’âge n’est pas encore connu. Il compte le jour de l’inscription ({ $day }).
to-ask = Encore à demander ({ $n })
broken = Pas en ordre
why-ask = Pourquoi demandons-nous cela ?
unclear = Demandé, et pas connu
unclear-lead = Cela n’arrête rien. La concertation de cas l’évalue, avec une phrase pour dire pourquoi.
not-proposed = Pas proposé par l’entretien
not-proposed-lead = La concertation de cas constate. Cela n’arrête rien.
asked-later = demandé : plutôt plus tard
asked-unknown = demandé : le client ne sait pas
service-old = Cela a été appris il y a plus de { $weeks } semaines. Demandez-le à nouveau.
as-read = lue le { $day }
held = En ordre ({ $n })
turns-held = Avec une autre réponse, c’est en ordre :
turns-broken = Avec une autre réponse, ce n’est plus en ordre :
turn-or = { $one } ou { $other }
turn-age = { $years } ans
two-dates = Dans l’entretien : { $said }. Dans l’inscription : { $before }.
offer-can = peut aider le client
offer-cannot = ne peut pas aider le client
goes-well = Se passe bien
goes-badly = Ne se passe pas bien
three-way-yes = entretien à trois souhaité
three-way-no = sans entretien à trois
estimate = Évaluation du conseiller emploi

# Qui
q-born = Quelle est votre date de naissance ?
q-born-known = L’inscription indique le { $day }. Ne complétez que si c’est faux, par exemple 23/11/1988.
q-compared = Nous avons vérifié ensemble : la date de cet entretien est la bonne.
q-residence = Avez-vous un statut de séjour ?
q-residence-hint = Un droit de séjour temporaire compte aussi. Le client n’a pas à montrer de papiers.

# Travail
q-work = Travaillez-vous en ce moment ?
q-ill = Êtes-vous malade depuis longtemps ?
q-ill-hint = Vous n’avez pas à dire quelle maladie.
q-contract = Avez-vous un contrat de travail ?

# Vie
q-complex = Y a-t-il des problèmes dans plusieurs domaines, qui se renforcent ?
q-complex-hint = Par exemple des dettes qui empêchent de déménager, ou une garde d’enfants qui manque et empêche de travailler.
q-distance = Le pas vers le travail est-il grand à cause de cela ?
q-distance-hint = C’est une proposition. La concertation de cas constate si c’est le cas (§1.2).
q-distance-words = Qu’est-ce qui rend ce pas grand ? Avec des mots simples
q-thresholds = Dans quels domaines de vie y a-t-il des obstacles ?
q-thresholds-hint = Ne cochez que ce que le client cite. Dites quel partenaire y travaille, ou choisissez-le plus tard.
q-threshold-words = Avec les mots du client
q-threshold-partner = Quel partenaire y travaille ?

# VDAB
nobody-asks-vdab = Personne ne demande à l’expert VDAB de rechercher le client. La loi sur la vie privée ne le permet pas. Demandez-le au client.
q-way = Comment le client veut-il vérifier cela ?
q-known = Le VDAB vous connaît-il ?
q-file = Avez-vous un dossier client au VDAB ?
q-file-hint = Le client le voit après connexion à « Mijn VDAB ».
q-enrolment = Dans quelle catégorie êtes-vous au VDAB ?
q-enrolment-hint = Sur « Mijn VDAB » : « Bekijk je inschrijvingsbewijs » ou « Print je inschrijvingsbewijs ». Le code figure sur l’attestation.
q-mediator = Avez-vous un conseiller emploi ?
q-mediator-name = Nom du conseiller emploi
q-mediator-name-hint = Seulement si le client veut que nous le gardions.
q-service = Y a-t-il maintenant un accompagnement, une formation ou une mise à l’emploi, par le VDAB ou le CPAS ?
q-service-hint = Sur le site du VDAB : « Documenten ».
q-success = Est-ce que cela se passe bien, vers un emploi ?
q-needed = Le partenariat est-il nécessaire en plus ?
q-needed-hint = Quelque chose qui marche est déjà en cours. Évaluez ensemble si le partenariat est nécessaire et indiqué.
q-needed-reason = Pourquoi, ou pourquoi pas ?
conversation-heading = Entretien avec le VDAB
conversation-note = Avec un dossier client, nous demandons toujours un entretien avec le VDAB avant toute décision. C’est le client qui le demande. Cela reste ouvert jusqu’à ce que vous notiez comment cela s’est passé.
q-conversation = Où en est cet entretien ?
q-conversation-on = Quel jour ?
q-conversation-way = Par qui le client le demande-t-il ?
q-three-way = Le client veut-il que l’un de nous l’accompagne ?
q-three-way-hint = Un entretien à trois peut aussi se faire en ligne. Seulement si le client le veut.
estimate-note = Le conseiller emploi voit tout le parcours du client. L’expert VDAB du partenariat ne le voit pas. Leurs avis peuvent donc différer, et nous les notons séparément.
q-estimate = Le partenariat est-il indiqué, selon le conseiller emploi ?
q-estimate-words = Qu’a dit le conseiller emploi ?
q-estimate-source = De qui l’avez-vous appris ?
source-heading = Comment le savez-vous ?
source-note = Cela vaut pour tout ce que vous ajoutez ou changez maintenant. L’information passe toujours par le client, jamais par le VDAB.
q-source = Source
q-source-hint = Vous savez quelque chose autrement ? Enregistrez d’abord ceci, puis complétez le reste.
q-learnt = Quel jour l’avez-vous entendu ou vu ?
q-learnt-hint = Aujourd’hui ou avant. Pour chaque information, ce qui est appris en dernier compte.
q-again = Noter aussi ce qui n’a pas changé, avec cette source et ce jour.
no-file = Pas de dossier client : le partenariat peut commencer tout de suite. Le client veut plus tard aussi un service ordinaire du VDAB ? Il s’inscrit alors d’abord au VDAB. Nous pouvons l’aider.
step-unclear = Le client ne sait pas tout de sa situation au VDAB. Il peut le demander, à son conseiller emploi ou à la Servicelijn.
step-open = Entretien avec le VDAB : encore à fixer, depuis le { $day }.
step-client-asks = Entretien avec le VDAB : le client le demande.
step-asked = Entretien avec le VDAB : demandé, le client attend l’invitation.
step-planned = Entretien avec le VDAB : prévu le { $day }. Notez ensuite ce que le client en dit.
step-held = Entretien avec le VDAB : a eu lieu le { $day }.
step-declined = Entretien avec le VDAB : le client ne le veut pas maintenant. C’est permis.
servicelijn-link = Que dit le client à la Servicelijn ?
facts-heading = Ce que nous savons du VDAB
facts-lead = Rien n’est effacé. Pour chaque donnée, la réponse la plus récente compte.
fact-what = Donnée
fact-words = Réponse
fact-source = Source
fact-learnt = Entendu ou vu le
fact-by = Noté par
fact-old = plus ancien

# Offre
q-offer = Les services ordinaires peuvent-ils vous aider, comme le VDAB ou le CPAS ?
q-offer-hint = Demandez ce qui a déjà été essayé, et pourquoi cela a marché ou non.
q-offer-why = Pourquoi, ou pourquoi pas ?
q-education = L’école ou une formation est-elle encore possible ?
q-education-note = Le client avait { $years } ans le jour de l’inscription ({ $day }). L’enseignement passe alors en premier.
q-education-reason = Pourquoi l’enseignement n’est-il plus possible ?

# Accords
q-discuss = Pouvons-nous discuter de votre demande avec d’autres partenaires ?
q-discuss-hint = Dans une concertation, les partenaires réfléchissent ensemble. Un expert ou une experte du VDAB peut aussi y assister. Sans un oui, rien n’est mis à l’ordre du jour.
q-parts = Que pouvons-nous y dire ?
q-parts-hint = Ce qui n’est pas coché, nous n’en parlons pas.
q-named = Pouvons-nous y citer votre nom ?
q-named-hint = Sans un oui, le client reçoit un autre nom. Nous le redemandons pour chaque concertation.
q-team = Voulez-vous qu’une équipe vous accompagne ? Cette équipe lit cet entretien.
q-team-hint = Un trajet ne commence qu’avec un oui. Le client peut toujours retirer son accord.
q-remark = Voulez-vous ajouter quelque chose ?

# Fautes
fault-both = Indiquez une date, ou choisissez pourquoi pas. Pas les deux.
fault-born-future = Cette date est dans le futur. Vérifiez la date.
fault-born-old = Cette date est trop ancienne. Vérifiez la date.
fault-born-part = L’inscription indique une autre date. Écrivez le jour, le mois et l’année.
fault-partner = Choisissez un partenaire de ce partenariat.
fault-education-reason = Notez pourquoi l’enseignement n’est plus possible.
fault-needed-reason = Notez pourquoi, ou pourquoi pas.
fault-source = Choisissez comment vous le savez.
fault-estimate-source = Choisissez si vous l’avez appris du client ou dans un entretien à trois.
fault-learnt-later = Cette date est dans le futur. Notez le jour où vous l’avez entendu ou vu.
fault-conversation-day = Notez quel jour.
fault-planned-past = Ce jour est passé. Choisissez que l’entretien a eu lieu, ou un jour plus tard.
fault-held-later = Cette date est dans le futur. Choisissez que l’entretien est prévu, ou un jour plus tôt.

# Ce que le client dit au VDAB
say-title = Que dire au VDAB ?
say-call = Appelez gratuitement la Servicelijn : { -servicelijn }
say-call-what = Vous savez qui vous suit au VDAB (bemiddelaar) ? Vous pouvez aussi appeler cette personne. Vous pouvez demander à quelqu’un de rester près de vous.
say-say = Dites ceci
say-interest = « Je suis déjà au VDAB et le partenariat local m’intéresse. » En néerlandais : « Ik ben klant, en ik heb interesse in het lokaal partnerschap. »
say-conversation = « Je demande un entretien avec mon VDAB-bemiddelaar ou avec mon trusted advisor (ma personne de contact). » En néerlandais : « Ik vraag een gesprek met mijn VDAB-bemiddelaar of met mijn trusted advisor. »
say-then = Vous recevez une invitation pour un entretien
say-then-what = Vous préférez être à deux ? Quelqu’un du partenariat peut vous accompagner si vous le voulez. L’entretien peut aussi se faire en ligne.
say-mediator-name = Mon VDAB-bemiddelaar : { $name }
say-day = Le jour de mon entretien :
say-own-choice = Vous choisissez ce que vous dites. Le partenariat n’appelle pas le VDAB à votre sujet.
say-no-file = Vous n’avez pas de dossier client au VDAB. Vous n’avez pas besoin d’appeler maintenant. Cette feuille est pour plus tard.
say-print = Avec « Imprimer » dans votre navigateur, vous pouvez imprimer cette feuille et la remettre au client.
q-born-part = L’inscription indique seulement { $year }. Demandez aussi le jour et le mois, et écrivez-les comme 23/11/1988.
