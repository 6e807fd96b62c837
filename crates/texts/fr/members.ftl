# Les membres d’un partenariat.
title = Membres
lead = Qui travaille dans { $partnership }, dans quel rôle et pour quelle organisation. Un médiateur VDAB n’a jamais de compte : tout passe par le client (§1.3.1).
count = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
  }
column-name = Nom
column-role = Rôle
column-organisation = Organisation
column-standing = Statut
column-what = Ce que vous pouvez faire
standing-invited = invité
standing-active = actif
standing-suspended = suspendu
standing-ended = terminé
invited-until = jusqu’au { $date }
invited-lapsed = l’invitation a expiré
nobody = Il n’y a pas encore de membres.
invite = Inviter quelqu’un
invite-title = Inviter quelqu’un
invite-lead = Vous recevez un lien qui sert une seule fois, pendant sept jours. Donnez-le vous-même à la personne. Le système n’envoie rien.
name = Nom
name-hint = Comme le lisent les collègues et les clients.
sign-in-name = Nom de connexion
sign-in-name-hint = Sous la forme d’une adresse e-mail. Rien n’y est envoyé.
role = Rôle
organisation = Organisation
invite-button = Créer le lien
invited-title = Le lien est prêt
invited-lead = Donnez ce lien à la personne elle-même. Vous ne le verrez qu’une fois. Il fonctionne jusqu’au { $date }.
invited-link = Lien
to-list = Vers les membres
again = Nouveau lien
suspend = Suspendre
resume = Reprendre
end = Terminer
suspended = L’adhésion est suspendue. Ses sessions sont fermées.
resumed = L’adhésion est de nouveau active.
ended = L’adhésion est terminée. Ses sessions sont fermées.
own-membership = Vous ne pouvez pas suspendre ou terminer votre propre adhésion. Demandez à un autre coordinateur.
already-member = Cette personne a déjà ce rôle pour cette organisation.
role-does-not-fit = Ce rôle ne convient pas à cette organisation. Qui travaille pour le VDAB peut être conseiller, chef d’équipe ou coach qualité. Un gestionnaire de projet travaille pour Europa WSE. Les accompagnateurs travaillent pour une autre organisation.
organisation-none = Choisissez une organisation de ce partenariat.
sign-in-name-form = Écrivez le nom de connexion sous la forme d’une adresse e-mail, par exemple nora@ocmw.example.
choose = Choisissez
