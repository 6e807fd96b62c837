# Les membres d’un partenariat.
title = Membres
lead = Qui travaille dans { $partnership }, dans quel rôle et pour quelle organisation. Un conseiller emploi VDAB n’a jamais de compte : tout passe par le client (§1.3.1).
count = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
  }
column-name = Nom
column-role = Rôle
column-organisation = Organisation
column-standing = Statut
standing-invited = invité
standing-active = actif
standing-suspended = absence en cours
standing-ended = ne travaille plus ici
invited-until = jusqu’au { $date }
invited-lapsed = l’invitation a expiré
nobody = Il n’y a pas encore de membres.
invite = Inviter quelqu’un
invite-title = Inviter quelqu’un
invite-lead = Vous recevez un lien qui sert une seule fois, pendant sept jours. Donnez-le vous-même à la personne. Le système n’envoie rien. Quand la personne s’en est servie, un collègue confirme que c’est la bonne personne.
name = Nom
name-hint = Comme le lisent les collègues et les clients.
sign-in-name = Nom de connexion
sign-in-name-hint = Sous la forme d’une adresse e-mail. Rien n’y est envoyé.
role = Rôle
organisation = Organisation
invite-button = Créer le lien
invited-title = Le lien est prêt
invited-lead = Donnez ce lien à la personne elle-même. Vous ne le voyez que maintenant. Il sert une seule fois, jusqu’au { $date }.
invited-link = Lien
to-list = Voir les membres
again = Nouveau lien
suspended = La personne est notée absente et sa session est fermée. Ce qui se trouve chez elle y reste jusqu’à ce que vous le transmettiez.
resumed = La personne est de retour. Ce qui est passé chez quelqu’un d’autre y reste.
ended = La personne ne travaille plus ici et sa session est fermée.
own-membership = Vous ne pouvez pas noter votre propre absence ou départ. Demandez-le à un autre coordinateur.
already-member = Cette personne a déjà ce rôle pour cette organisation.
role-does-not-fit = Ce rôle ne convient pas à cette organisation. Une personne du VDAB peut être expert, chef d’équipe ou coach qualité. Un gestionnaire de projet travaille pour Europa WSE. Les accompagnateurs travaillent pour une autre organisation.
organisation-none = Choisissez une organisation de ce partenariat.
sign-in-name-form = Écrivez le nom de connexion sous la forme d’une adresse e-mail, par exemple nora@ocmw.example.
choose = Choisissez
open = Quelqu’un est absent ou s’en va ? Ouvrez la personne. Vous voyez ce qu’il faut transmettre.
still-with = { $n ->
    [one] Encore { $n } à transmettre
   *[other] Encore { $n } à transmettre
  }
still-hangs = C’est possible quand il n’y a plus rien chez cette personne. Transmettez d’abord tout.
standing-awaiting = attend une confirmation
invite-lead-admin = Ce partenariat n’a pas de coordinateur pour le moment. Vous en invitez un avec un lien qui sert une seule fois, pendant sept jours. Si des personnes y travaillent déjà, l’une d’elles confirme que c’est la bonne personne. Ensuite, c’est le coordinateur qui invite.
invite-coordinator = Inviter un coordinateur
invited-then = Quand la personne est venue par le lien, elle figure parmi les membres et attend une confirmation. Un collègue qui l’a vue ou lui a parlé confirme.
shown-title = Le lien a déjà été montré
shown = Ce lien a déjà été montré, et vous ne le verrez pas une seconde fois. Il fonctionne encore jusqu’au { $date }. Vous ne l’avez pas ? Créez un nouveau lien sur la page des membres. L’ancien ne fonctionne alors plus.
confirmed = Vous avez confirmé que c’est la bonne personne. Elle peut maintenant travailler.
taken-back = L’invitation est retirée. Le lien ne fonctionne plus.
standing-lapsed = confirmation dépassée
awaiting-lapsed = personne n’a confirmé dans les 14 jours
