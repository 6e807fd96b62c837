title = Dossiers
title-one = Dossier
list-lead-own = Les dossiers que vous accompagnez.
list-lead-all = Tous les dossiers du partenariat. Pour en ouvrir un, écrivez pourquoi. Le client lit cette raison.
list-caption = Dossiers, le plus ancien d’abord
list-parts = Quels dossiers
part-open = En accompagnement
part-gesloten = Clôturés
column-name = Nom
column-since = Depuis
column-guide = Accompagné par
column-organisation = Organisation
empty = Il n’y a rien ici pour le moment.
no-consent-badge = Accord retiré
state-open = En accompagnement
state-closed = Clôturé
years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
  }
since = Depuis le { $day }
until = Du { $from } au { $until }
guided-by = Accompagné par { $names }, { $organisation }
guided-by-organisation = Accompagné par { $organisation }
door-lead = Ce dossier est celui de l’équipe. Vous l’ouvrez seulement si votre travail de coordination le demande.
door-reason = Pourquoi ouvrez-vous ce dossier ?
door-reason-hint = Le client lit cette raison sur sa propre page, avec votre rôle et votre organisation.
door-open = Ouvrir le dossier
door-consent-title = Le client a retiré son accord
door-consent = L’équipe ne lit pas ce dossier pour le moment, et vous non plus. Seul le client peut donner de nouveau son accord, sur sa propre page. Aidez-le s’il le demande.
door-consent-instead = Vous pouvez répondre au client à partir de l’inscription.
door-registration = Voir l’inscription
asked = Ce que le guide pratique demande maintenant
asked-client = Le client
asked-worker = L’équipe
asked-none-client = Rien pour le moment.
asked-none-worker = Rien pour le moment.
asked-since = Depuis le { $day }
asked-on = Le { $day }
asked-rest = { $n ->
    [one] Encore { $n } étape
   *[other] Encore { $n } étapes
  }
closed-lead = Le client a arrêté le trajet. Plus rien n’est demandé.
reach = Comment joindre le client
language = Langue
wish = La demande d’aide, avec les mots du client
wish-none = Le client n’a pas encore écrit de demande d’aide.
themes = De quoi il s’agit
thresholds = Les obstacles, et qui y travaille
thresholds-lead = Pour chaque obstacle, un seul partenaire y travaille. Convenez-en ensemble, avec le client.
thresholds-none = Aucun obstacle n’a été cité lors du premier entretien.
partner = Partenaire
partner-none = Personne pour le moment
share = Convenir qui y travaille
share-do = Enregistrer
shared-done = C’est enregistré.
vdab = Ce que nous savons du VDAB
vdab-lead = Tout vient du client. Ne demandez rien au VDAB sans le client. Ce que dit l’expert VDAB n’a pas sa place ici.
vdab-open = Étape ouverte
vdab-not-asked = Pas encore demandé
vdab-source = { $source }, le { $day }
vdab-noted = Noté par { $name }
vdab-history = { $n ->
    [one] { $n } réponse précédente
   *[other] { $n } réponses précédentes
  }
vdab-new = Noter une nouvelle réponse
vdab-value = Que savons-nous maintenant ?
vdab-name = Nom du conseiller emploi
vdab-name-hint = Seulement si le client le veut.
vdab-success = Est-ce que cela se passe bien, vers un emploi ?
vdab-day = Quel jour ?
vdab-way = Par qui ?
vdab-three-way = Le client veut-il que quelqu’un du partenariat l’accompagne ?
vdab-words = Avec les mots utilisés
vdab-how = Comment le savons-nous ?
vdab-learnt = Depuis quel jour le savons-nous ?
vdab-choose = Choisissez
vdab-unknown = Le client ne sait pas
vdab-do = Noter
vdab-noted-done = La réponse est notée.
estimate = L’évaluation du conseiller emploi
estimate-lead = Telle que le client l’a donnée. Le conseiller emploi voit tout le parcours du client. Ce n’est pas un avis de l’expert VDAB : celui-là a sa place dans la concertation de cas.
estimate-none = Rien n’est encore connu.
decided = Ce que la concertation de cas a décidé
decided-on = Décidé le { $day }
decided-by = Noté par { $name }
decided-present = { $n ->
    [one] { $n } personne autour de la table
   *[other] { $n } personnes autour de la table
  }
decided-adviser = L’expert VDAB était présent.
decided-no-adviser = L’expert VDAB n’était pas présent.
decided-why = Pourquoi
decided-rules = { $n ->
    [one] { $n } règle du guide pratique, telle qu’elle était alors
   *[other] { $n } règles du guide pratique, telles qu’elles étaient alors
  }
decided-version = Guide pratique, version { $version }
decided-par = §{ $par }
team = L’équipe
team-since = Dans l’équipe depuis le { $day }
team-left = Ne travaille plus ici
agreed = Ce que le client a accepté
agreed-reads = L’équipe lit le dossier
agreed-yes = Oui
agreed-no = Non
agreed-unknown = Ne sait pas
agreed-later = Préfère le dire plus tard
agreed-open = Pas encore demandé
agreed-lead = Le client peut retirer chaque accord à tout moment, et le donner de nouveau.
agreed-by-code = Oui par le code, après un non en entretien : { $what }. Redemandez-le quand vous parlez au client.
looks = Qui a regardé
looks-lead = Le client voit aussi cette liste, avec le rôle et l’organisation.
looks-of = { $role }, { $organisation }
looks-client = Le client
looks-house = Le système
looks-reason = Pourquoi
looks-more = { $n ->
    [one] Encore { $n } fois
   *[other] Encore { $n } fois
  }
attempt-denied = (refusé)
attempt-refused = (pas possible)
part-title = Ce que vous voyez ici
part-lead = Vous voyez comment joindre le client, les prochaines étapes et qui accompagne. Le reste du dossier est pour les accompagnateurs. Besoin de quelque chose ? Demandez-le-leur, ou au client lui-même.
privacy = Vie privée
privacy-what = Le conseiller emploi et l’expert VDAB ne voient pas ce dossier. Ce que le VDAB apprend passe par le client.
stale-title = Quelqu’un d’autre vous a devancé
stale-theirs = Voici la situation actuelle
stale-yours = Ce que vous avez écrit est encore dans le formulaire. Vérifiez ce qui est juste et enregistrez à nouveau.
stale-by = { $name }, le { $day }
team-away = Absence en cours
team-change = Changer l’équipe
team-title = Changer l’équipe
team-lead = Le client lit sur sa page qui l’accompagne. La personne qui arrête ne voit plus ce dossier dès ce moment. Les anciens accompagnateurs restent lisibles.
team-now = Qui accompagne maintenant ?
team-now-hint = Cochez qui arrête.
team-stops = { $name } arrête
team-others = Qui rejoint l’équipe ?
team-others-hint = Seulement les accompagnateurs qui travaillent en ce moment.
team-others-none = Personne d’autre ne peut accompagner en ce moment.
team-other = { $name } ({ $what })
team-do = Enregistrer l’équipe
team-changed = L’équipe a changé. Le client le lit sur sa page.
end-link = Le client arrête le parcours
end-title = Arrêter le parcours
end-lead = Le dossier se ferme. L’équipe ne le lit plus. Le coordinateur peut remettre le parcours en route. Le client peut dire sur sa page que ce n’est pas juste, et alors le parcours continue.
end-conference-title = Y a-t-il une autre raison ?
end-conference = La raison n’y est pas ? Alors le partenariat décide avec le conseiller du VDAB si l’accompagnement s’arrête (§7). Discutez-en lors d’une discussion de cas.
end-conference-link = Voir les concertations de cas
end-why = Pourquoi s’arrête-t-il ?
end-message = Message au client
end-message-hint = Peut rester vide. Le client lit ceci sur sa page.
end-do = Arrêter le parcours
end-done = Le parcours est arrêté. Le coordinateur peut le remettre en route depuis l’inscription.
team-nothing = Cochez qui arrête ou qui rejoint l’équipe.
team-gone = Une personne choisie ne peut plus accompagner ici. Choisissez quelqu’un d’autre.
team-last = Il doit rester un accompagnateur qui travaille en ce moment. Un buddy n’accompagne pas seul. Choisissez d’abord qui rejoint l’équipe.
team-stale = L’équipe a changé pendant que vous travailliez. Voici la situation. Vos choix sont encore dans le formulaire. Vérifiez et enregistrez à nouveau.
tell = Dire quelque chose au client
tell-body = Message au client
tell-hint = Par exemple ce qui est décidé et pourquoi (§1.2). Le client lit ceci sur sa page. Rien n’est envoyé.
tell-do = Préparer pour le client
told-done = Le message est prêt sur la page du client.
to-registration = Voir l’inscription
search-lead = Les dossiers que vous pouvez voir.
search-clear = Voir tous les dossiers
found = { $n ->
    [one] { $n } dossier trouvé.
   *[other] { $n } dossiers trouvés.
  }
