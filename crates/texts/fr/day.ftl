title = Aujourd’hui
lead = Chaque inscription ouverte figure dans une seule liste, ou à un ordre du jour.
list-untalked = Pas encore de premier entretien
list-begun = Entretien commencé, pas terminé
list-unagreed = Entretien terminé, pas encore de oui
list-ready = Prêt pour une concertation de cas
list-vdab = Étape ouverte avec le VDAB
vdab-lead = Ces clients figurent aussi dans une liste d’aujourd’hui, à un ordre du jour, ou ils ont un dossier.
list-unfollowed = Décidé, et pas encore suivi
none-untalked = Le premier entretien a commencé avec toutes les personnes inscrites.
none-begun = Chaque entretien commencé est terminé.
none-unagreed = Après chaque entretien terminé, le client a accepté que son cas soit discuté.
none-ready = Aucun cas n’attend un ordre du jour.
none-vdab = Aucun entretien avec le VDAB n’est ouvert.
none-unfollowed = Chaque décision a été suivie.
total = { $n ->
    [one] { $n } au total
   *[other] { $n } au total
  }
longest = Les { $n } qui attendent depuis le plus longtemps
all = Afficher les { $n }
back = Retour à aujourd’hui
column-name = Nom
column-waits = Attend
column-with = Attribuée à
column-what = Quoi
waits-days = { $n ->
    [0] aujourd’hui
    [one] { $n } jour
   *[other] { $n } jours
  }
waits-client = { $n ->
    [0] au client
    [one] au client, { $n } jour
   *[other] au client, { $n } jours
  }
waits-conference = le { $day }
legend = « Attend » compte les jours depuis notre dernière étape, ou depuis ce que le client a écrit ensuite.
legend-long = plus d’une semaine
legend-very-long = plus de deux semaines
legend-client = « Au client » : nous avons demandé quelque chose, c’est au tour du client.
nobody = Personne pour le moment
nobody-any-more = Personne pour le moment. C’était chez { $name }, qui est absent ou ne travaille plus ici.
reply = Le client a écrit
agree-no = A dit non
agree-later = Ne sait pas encore
agree-open = Pas encore demandé
vdab-asks = Demander l’entretien avec le VDAB
vdab-planned = Entretien avec le VDAB le { $day }
vdab-past = L’entretien avec le VDAB était le { $day }
follow-tell = Pas encore dit au client
follow-ask = La question n’est pas encore posée
follow-begin = Rien n’est encore fait dans le dossier
next = Prochaine concertation de cas
next-cases = { $n ->
    [0] Aucun cas à l’ordre du jour pour le moment
    [one] { $n } cas à l’ordre du jour
   *[other] { $n } cas à l’ordre du jour
  }
next-none = Aucune concertation de cas n’est prévue.
next-plan = Planifier une concertation de cas
next-open = Voir l’ordre du jour
agenda-add = Mettre à l’ordre du jour
talk-begin = Commencer l’entretien
talk-go-on = Continuer l’entretien
agree-ask = Demander l’accord
road = Le chemin de l’inscription au trajet
road-lead = Les personnes inscrites depuis le { $day }, et jusqu’où elles sont arrivées. Une personne encore en chemin compte à l’étape où elle se trouve.
road-alt = Sur { $came } inscriptions, { $talked } ont eu un premier entretien. Une concertation de cas a décidé pour { $conferred }. Un trajet s’est ouvert pour { $opened }. Le tableau ci-dessous montre les mêmes nombres.
road-empty = Aucune inscription n’est arrivée pendant cette période.
step-came = Inscription
step-talked = Premier entretien terminé
step-conferred = Concertation de cas
step-opened = Trajet
table-caption = Le chemin en nombres
column-step = Étape
column-number = Nombre
column-share = Du total
column-from = De l’étape d’avant
percent = { $n } %
other = La suite
other-under-way = Encore en chemin
other-in-trajectory = Maintenant dans un trajet
other-withdrawn = Retirée par le client
other-referred = Orientée ailleurs, ou hors du groupe cible
other-expired = Expirée sans réponse
other-rejected = Écartée : pas une vraie inscription
note-joined = Les inscriptions jointes à une autre ne sont pas comptées.
erasures = { $n ->
    [one] Un client demande à être effacé.
   *[other] { $n } clients demandent à être effacés.
  }
erasures-see = Voir les demandes
erasures-done = Clients effacés
other-ended = Clôturées pour une raison ordinaire
period = Période
period-quarter = Trois derniers mois
period-year = Dernière année
period-always = Depuis le début
road-lead-always = Toutes les personnes inscrites, et jusqu’où elles sont arrivées. Celles qui sont encore en route comptent dans l’étape où elles sont maintenant.
mine = Ma journée
mine-lead = Ce que vous suivez, et à qui est le tour.
mine-new = Nouveau pour moi
mine-new-none = Rien de nouveau.
mine-ours = Demandé à moi
mine-ours-none = Personne ne vous attend.
mine-others = En attente du client ou d’une réunion
mine-others-none = Rien.
mine-dossiers = Mes dossiers
mine-dossiers-none = Vous n’êtes dans aucune équipe.
mine-conferences = Mes prochaines réunions
mine-conferences-none = Aucune prochainement.
behind-none = Personne dans cette période.
column-received = Inscription
column-state = État
behind-since = Parmi toutes les inscriptions depuis le { $day }.
behind-always = Parmi toutes les inscriptions.
new-one = { $name } ({ $role })
new-members = Membres depuis moins de trente jours : { $names }.
new-see = Voir qui les a fait entrer, et qui ils ont ouvert
confirmed = Vous avez confirmé que c’est la bonne personne. Elle peut maintenant travailler.
ask-read = Pas encore ouverte
ask-ready = Prêt pour une discussion de cas : le coordinateur la met à l’ordre du jour
gone = Retiré, ou plus d’accord
gone-lead = L’inscription a été retirée ? Ne prenez plus contact à ce sujet : nous l’avons promis au client. Retirez les rendez-vous de votre agenda. Vous êtes inquiet, ou vous doutez que ce soit le client ? Parlez-en au coordinateur.
gone-withdrawn = retirée avec le code le { $day }
gone-unread = plus d’accord, l’équipe ne lit pas le dossier
gone-hidden = { $n ->
    [one] Vous ne voyez plus rien de { $n } client de votre équipe. Le coordinateur sait qui.
   *[other] Vous ne voyez plus rien de { $n } clients de votre équipe. Le coordinateur sait qui.
  }
withdrawn = Retirées ces { $days } derniers jours
waits-promised = promis pour le { $day }
promises-broken = { $n ->
    [one] Pour { $n } client, le jour promis est passé et rien n’a encore été fait.
   *[other] Pour { $n } clients, le jour promis est passé et rien n’a encore été fait.
  }
promises-broken-see = Les voir
agree-by-code = Oui par le code, après un non en entretien : redemandez

# Une prochaine version du guide pratique
versions-title = Guide pratique : la prochaine version
versions-now = La version { $version } s’applique depuis le { $day }.
versions-none = Aucune prochaine version n’est encore connue.
versions-from = La version { $version } s’applique à partir du { $day }.
versions-draft-from = Il y a un projet de version { $version }, pour le { $day }.
versions-is-draft = Ceci est un projet. Il ne décide de rien.
versions-kept = Ce qui a été décidé reste comme il a été décidé.
versions-under-way-title = Les clients en cours
versions-under-way = { $all ->
    [0] Personne n’est en cours après un premier entretien.
   *[other] { $changed } sur { $all } clients en cours { $changed ->
        [one] reçoit
       *[other] reçoivent
    } une autre évaluation.
}
versions-decided-title = Ce qui a été décidé l’année passée
versions-decided = { $all ->
    [0] Il n’y a pas de décision dont les réponses ont été gardées.
   *[other] Sur { $all } décisions, { $changed } seraient différentes.
}
versions-by-rule = La règle qui fait la différence
versions-rule = Règle
versions-times = Clients
versions-change = { $rule } ({ $paragraph }) : maintenant { $before }, ensuite { $after }.
versions-no-rule = pas de règle
versions-outcome = Maintenant : { $from }. Ensuite : { $to }.
versions-was-decided = { $what }, le { $day }, avec la version { $version }.
versions-fallen = Cette décision ne serait alors plus possible.
versions-more = Seuls les 300 plus récents ont été examinés.
versions-number = { $what } : maintenant { $before }, ensuite { $after }.
versions-ends = Cette règle disparaît : { $rule }
versions-begins = Cette règle est nouvelle : { $rule }
