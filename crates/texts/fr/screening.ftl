# Les mots du premier entretien, de l’examen et de la concertation de cas : une liste pour tous les écrans, par code.
topic-registered-on = Jour de l’inscription
topic-born-on = Date de naissance
topic-residence = Statut de séjour
topic-work = Le client travaille-t-il ?
topic-ill = Malade de longue durée
topic-contract = Contrat de travail
topic-complex = Problèmes multiples et complexes
topic-domains = Domaines de vie avec des obstacles
topic-regular-offer = Services ordinaires
topic-education = Offre d’enseignement
topic-known = Connu au VDAB
topic-client-file = Dossier client
topic-enrolment = Inscrit au VDAB
topic-mediator = Conseiller emploi
topic-service = Service en cours
topic-success = Si ce service se passe bien
topic-needed = Si le partenariat est nécessaire en plus
topic-conversation = Entretien avec le VDAB
topic-client-confirms = Le client s’inscrit lui-même
topic-voluntary = Le client sait que participer n’est pas obligatoire
topic-contact = Comment joindre le client
topic-present = Qui est autour de la table
topic-team = Le client veut être accompagné par une équipe

judgement-held = En ordre
judgement-broken = Pas en ordre
judgement-missing = Encore à demander

outcome-within = Entre en ligne de compte
outcome-within-what = Toutes les règles sont en ordre. La concertation de cas peut ouvrir un trajet.
outcome-to-ask = Encore quelque chose à demander
outcome-to-ask-what = Tout n’est pas connu. Demandez-le d’abord. Ce que nous ne savons pas n’est jamais une raison de refuser.
outcome-education-first = D’abord vers l’enseignement
outcome-education-first-what = Le client a 16 ou 17 ans, et l’enseignement est encore possible. Montrez-lui d’abord le chemin vers l’enseignement.
outcome-outside = N’entre pas en ligne de compte
outcome-outside-what = Au moins une règle n’est pas en ordre. La concertation de cas décide, et dit pourquoi.

contradiction-two-birth-dates = Il y a deux dates de naissance différentes. Demandez laquelle est la bonne.
contradiction-born-later = La date de naissance tombe après le jour de l’inscription. Demandez la bonne date.
contradiction-many-domains-not-complex = Il y a des obstacles dans plusieurs domaines de vie. Pourtant, il est noté qu’il n’y a pas de problèmes multiples et complexes. Reparlez-en.
contradiction-ill-and-full-time = Le client travaille à temps plein et est aussi malade de longue durée. Demandez ce qu’il en est.
contradiction-file-without-known = Le client n’est pas connu au VDAB, et pourtant il y a un dossier client. Demandez ce qu’il en est.
contradiction-service-without-file = Il n’y a pas de dossier client. Pourtant, il y a une inscription, un conseiller emploi ou un service au VDAB. Demandez ce qu’il en est.
contradiction-category-and-work = La catégorie sur l’attestation d’inscription ne correspond pas à ce que le client dit de son travail. Demandez ce qu’il en est.

ask-hold-talk = Menez le premier entretien
ask-come-to-talk = Vient au premier entretien, s’il le souhaite
ask-call-vdab = Demande un entretien avec le VDAB, par le conseiller emploi ou la Servicelijn
ask-go-to-vdab = Va à l’entretien avec le VDAB
ask-record-vdab = Notez ce que le client dit de l’entretien avec le VDAB
ask-ask-answers = Demandez ce que nous ne savons pas encore
ask-ask-agreement = Demandez au client s’il veut bien que l’on discute de sa situation
ask-ask-how-on = Demandez au client comment continuer : sans discussion, aucun trajet ne s’ouvre
ask-put-on-agenda = Mettez le cas à l’ordre du jour d’une concertation de cas
ask-bring-case = Présentez le cas à la concertation de cas
ask-await-conference = Apprend après la concertation de cas ce qui a été décidé
ask-ask-more = Demandez ce que la concertation de cas veut encore savoir
ask-tell-decision = Dites au client ce qui a été décidé, et pourquoi
ask-meet-team = Rencontre l’équipe et dit ce qu’il veut atteindre
ask-make-plan = Faites le plan avec le client : demandes d’aide, forces et objectifs
ask-share-thresholds = Convenez quel partenaire travaille à chaque obstacle

ask-client-hold-talk = Quelqu’un du partenariat aimerait parler avec vous.
ask-client-come-to-talk = Venez à l’entretien, si vous le voulez. C’est vous qui choisissez ce que vous dites.
ask-client-call-vdab = Demandez un entretien avec le VDAB. Appelez la personne qui vous suit au VDAB, si vous en avez une. Ou appelez gratuitement le { -servicelijn }.
ask-client-go-to-vdab = Allez à votre entretien avec le VDAB. Vous préférez être à deux ? Quelqu’un du partenariat peut venir avec vous.
ask-client-record-vdab = Dites-nous ce que le VDAB a dit, si vous le voulez.
ask-client-ask-answers = Nous aimerions encore vous demander quelque chose.
ask-client-ask-agreement = Nous vous demandons si d’autres partenaires peuvent réfléchir avec nous.
ask-client-ask-how-on = Vous ne voulez pas que nous parlions de votre demande avec d’autres partenaires. C’est permis. Mais alors votre accompagnement ne peut pas commencer. Vous le voulez quand même ? Dites-le-nous.
ask-client-put-on-agenda = Nous cherchons un jour pour réfléchir à votre demande avec d’autres partenaires.
ask-client-bring-case = Nous réfléchissons à votre demande avec d’autres partenaires.
ask-client-await-conference = Vous n’avez rien à faire maintenant. Après la réunion, nous vous disons ce qui est possible.
ask-client-ask-more = Nous aimerions encore vous demander quelque chose. Ensuite, nous regardons à nouveau.
ask-client-tell-decision = Nous vous disons ce qui a été décidé, et pourquoi.
ask-client-meet-team = Rencontrez votre équipe. Dites-lui ce que vous aimeriez atteindre.
ask-client-make-plan = Nous faisons un plan avec vous.
ask-client-share-thresholds = Nous convenons ensemble qui vous aide, et pour quoi.

whom-client = Le client
whom-worker = L’accompagnateur

decision-open-trajectory = Ouvrir un trajet
decision-refer-education = Orienter vers l’enseignement
decision-refer-regular = Orienter vers les services ordinaires
decision-ask-more = Demander d’abord encore quelque chose
decision-not-in-target-group = Ne fait pas partie du groupe cible

decision-client-open-trajectory = Bonne nouvelle : vous pouvez commencer. Une équipe se met au travail avec vous.
decision-client-refer-education = Nous pensons que l’école ou une formation vous aidera le mieux pour le moment. Nous vous montrons le chemin.
decision-client-refer-regular = Nous pensons qu’un autre service peut mieux vous aider pour le moment. Par exemple le VDAB ou le CPAS. Nous vous montrons le chemin.
decision-client-ask-more = Nous aimerions d’abord vous demander encore quelque chose. Ensuite, nous regardons à nouveau.
decision-client-not-in-target-group = Nous ne pouvons pas vous accompagner ici. Ce n’est pas votre faute. Nous vous expliquons pourquoi, et qui peut vous aider.

view-indicated = Indiqué
view-not-indicated = Pas indiqué
view-unsure = On ne peut pas encore le dire

domain-work = Travail et formation
domain-money = Revenus et dettes
domain-housing = Logement
domain-health = Santé physique
domain-mind = Bien-être psychique
domain-addiction = Dépendance
domain-family = Famille et garde des enfants
domain-network = Réseau social
domain-language = Langue, lecture et écriture, numérique
domain-mobility = Mobilité
domain-justice = Justice et papiers
domain-meaning = Occupation et sens

work-seeking = Ne travaille pas et cherche du travail
work-not-seeking = Ne travaille pas et ne cherche pas de travail pour le moment
work-partly = Travaille de temps en temps, par exemple en intérim
work-full-time = Travaille à temps plein

education-realistic = L’enseignement est encore possible
education-not-realistic = L’enseignement n’est plus une option réaliste

enrolment-none = Pas d’inscription au VDAB
enrolment-unknown = Le client ne sait pas
category-00 = 00 : avec une allocation, ou elle est demandée
category-01 = 01 : avec une allocation, dispensé du pointage communal (ancien code)
category-02 = 02 : jeune en stage d’insertion professionnelle
category-03 = 03 : inscrit librement, ne travaille pas
category-04 = 04 : exclu de l’allocation, encore inscrit
category-05 = 05 : à charge du CPAS
category-06 = 06 : inscrit comme personne avec un handicap (ancien code)
category-07 = 07 : travaille à temps partiel par choix
category-09 = 09 : renonce volontairement à l’allocation
category-10 = 10 : travaille, en préavis ou avec une indemnité de rupture
category-11 = 11 : jeune qui attend une allocation de transition (ancien code)
category-12 = 12 : jeune avec une allocation de transition (ancien code)
category-14 = 14 : exclu de l’allocation, encore inscrit (ancien code)
category-80 = 80 : travaille à temps partiel, avec une allocation de garantie de revenus
category-82 = 82 : travaille à temps partiel, jeune en stage d’insertion professionnelle
category-93 = 93 : travaille à temps partiel avec maintien des droits
category-other = Un autre code, ou ce n’est pas indiqué

mediator-nobody = Pas de conseiller emploi
mediator-vdab = Un conseiller emploi du VDAB
mediator-partner-of-vdab = Un conseiller emploi chez un partenaire du VDAB

service-none = Rien n’est en cours
service-follow-up = Seulement un suivi par le conseiller emploi
service-glow = GLOW
service-ibb = IBB (accompagnement et médiation intensifs)
service-specialised-mediation = Médiation spécialisée
service-training = Une formation reconnue par le VDAB
service-other-guidance = Un autre accompagnement vers l’emploi

conversation-client-asks = Le client demande l’entretien
conversation-planned = Prévu
conversation-held = A eu lieu
conversation-declined = Le client ne le souhaite pas pour le moment

way-mediator = Par le conseiller emploi
way-servicelijn = Par la Servicelijn, { -servicelijn }
way-asked = Le client le dit lui-même
way-together = Regarder ensemble le dossier client sur le site du VDAB

source-told-by-client = Dit par le client
source-seen-together = Vu ensemble dans le dossier client
source-document-brought = Sur un document apporté par le client
source-three-way-meeting = Lors d’un entretien à trois

part-wish = La demande d’aide, avec les mots du client
part-person = Âge et commune
part-work = Travail et santé
part-thresholds = Les obstacles par domaine de vie
part-vdab = Ce que nous savons du VDAB
part-client-wish = votre demande, avec vos mots
part-client-person = votre âge et votre commune
part-client-work = votre travail et votre santé
part-client-thresholds = ce qui est difficile
part-client-vdab = ce que nous savons sur vous et le VDAB

agreement-discuss = Que l’on discute de sa situation en concertation de cas
agreement-name = Que son nom y soit cité
agreement-team = Qu’une équipe l’accompagne et lise ce que le client a dit
