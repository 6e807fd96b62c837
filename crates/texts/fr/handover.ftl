# Absence ou départ : ce qui se trouve chez une personne, et qui le reprend.
title = Absence, départ et transmission
name-away = { $name } (absence en cours)
name-left = { $name } (ne travaille plus ici)
what = { $role }, { $organisation }
hangs = À transmettre par { $name } : { $what }.
registrations = { $n ->
    [one] { $n } inscription
   *[other] { $n } inscriptions
  }
dossiers = { $n ->
    [one] { $n } dossier
   *[other] { $n } dossiers
  }
conferences = { $n ->
    [one] { $n } concertation de cas prévue
   *[other] { $n } concertations de cas prévues
  }
waits = Clients qui attendent une étape de notre part : { $n }. Depuis longtemps : { $long }.
nothing = { $name } n’a rien à transmettre pour le moment.
give = Transmettre
give-lead = Choisissez qui reprend quoi. Tout passe en une seule fois. Le client lit le nouveau nom sur sa page.
kept = Ce qui est clos reste au nom suivant : { $name }. Les textes de cette personne restent lisibles.
more = Ce n’est pas tout : voici 150 lignes de chaque sorte. Transmettez-les d’abord. Ensuite, vous verrez le reste.
no-colleagues = Personne d’autre ne travaille dans ce partenariat en ce moment. Invitez d’abord quelqu’un.
spread = Répartir entre un ou plusieurs collègues
spread-who = Qui reprend ?
spread-hint = Vous voyez ensuite, par ligne, qui reçoit quoi. Vous pouvez encore changer chaque ligne. Rien ne se passe encore.
spread-do = Répartir
rows = Qui reprend quoi ?
column-name = Nom
column-what = Situation
column-to = Qui reprend
to = Qui reprend : { $name }
colleague = { $name } ({ $role })
stays = Reste chez { $name }
nobody = Personne à sa place
alone = Personne d’autre n’accompagne.
beside = Accompagne aussi : { $names }.
since = Depuis le { $day }.
asked = { $place }. Personnes invitées : { $n }.
row-wrong = Choisissez quelqu’un.
step = Que devient l’adhésion ?
step-stays = Rien : { $name } continue à travailler
step-stays-away = Rien : { $name }, l’absence continue
step-stays-left = Rien : { $name } ne travaille plus ici
step-suspend = { $name } a une absence et reviendra
step-end = { $name } ne travaille plus ici
told = La personne qui transmet ne voit plus rien dès ce moment. Ce qu’elle a écrit reste.
give-do = Transmettre
done = Tout ce que vous avez choisi est transmis.
done-suspended = Tout ce que vous avez choisi est transmis. La personne est notée absente et sa session est fermée.
done-ended = Tout est transmis. La personne ne travaille plus ici et sa session est fermée.
some = Transmis, sauf ce qui était déjà chez quelqu’un d’autre. Cela y reste.
some-suspended = Transmis, sauf ce qui était déjà chez quelqu’un d’autre. La personne est notée absente et sa session est fermée.
some-ended = Transmis, sauf ce qui était déjà chez quelqu’un d’autre. La personne ne travaille plus ici et sa session est fermée.
stale-title = Quelqu’un vous a devancé
stale = Entre-temps, quelqu’un d’autre a changé ce membre ou transmis ce travail. Rien ne s’est passé maintenant. Voici la situation.
nothing-chosen = Choisissez qui reprend, pour au moins une ligne.
too-much = C’est trop en une fois.
registration-gone = Une personne choisie ne peut pas reprendre une inscription ou ne travaille pas ici en ce moment. Choisissez quelqu’un d’autre.
dossier-gone = Une personne choisie ne peut pas accompagner ou ne travaille pas ici en ce moment. Choisissez quelqu’un d’autre.
dossier-last = Dans un dossier, il ne resterait personne pour accompagner. Un buddy n’accompagne pas seul. Choisissez un accompagnateur.
conference-gone = Une personne choisie ne participe pas aux concertations de cas ou ne travaille pas ici en ce moment. Choisissez quelqu’un d’autre.
conference-few = Une concertation de cas demande au moins deux personnes. Choisissez quelqu’un à sa place.
still-hangs = La personne qui ne travaille plus ici ne peut rien garder. Choisissez qui reprend, pour chaque ligne.
coordinator = Vous voyez seulement combien il y en a. Un coordinateur du partenariat voit ce que c’est, et le transmet.
own = C’est votre propre adhésion. Vous pouvez transmettre votre travail. Seul un autre coordinateur peut noter votre absence ou votre départ.
away = Courte absence
away-lead = { $name } ne peut alors plus se connecter. Cela dure jusqu’à ce que vous notiez son retour.
away-keeps = Ce qui se trouve ci-dessus reste chez { $name }. Les clients qui répondent attendent son retour. Vous pouvez toujours tout ouvrir. Est-ce pour plus de quelques jours ? Alors, transmettez d’abord.
away-do = Noter l’absence
away-do-keeps = Noter l’absence sans transmettre
back = { $name } est de retour
back-lead = { $name } peut alors se reconnecter. Ce qui est passé chez quelqu’un d’autre y reste. Rien ne revient tout seul.
back-do = { $name } est de retour
left = Ne travaille plus ici
left-lead = C’est définitif. Vous invitez à nouveau une personne qui revient plus tard.
left-first = C’est possible quand il n’y a plus rien chez { $name }. Transmettez d’abord tout.
left-do = { $name } ne travaille plus ici
