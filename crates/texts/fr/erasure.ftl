title = Effacer des clients
title-one = Effacer un client
lead = Un client peut demander à être effacé. Deux personnes décident ensemble. Le client doit recevoir une réponse dans le mois.
open = Demandes en attente
open-none = Personne n’attend une décision.
column-asked = Demandé le
column-by = Répondre au plus tard le
column-stands = Situation
stands-asked = Attend un premier oui
stands-approved = Attend un second oui
being-erased = { $n ->
    [one] Un client est en cours d’effacement. Cela prend quelques minutes.
   *[other] { $n } clients sont en cours d’effacement. Cela prend quelques minutes.
  }
done = Effacés
done-none = Personne n’a encore été effacé.
asked-on = Le { $day }, le client a demandé sur sa page à être effacé. Répondez au plus tard le { $by }.
first-yes = { $name } a dit oui le { $at }. Motif : { $ground }.
what-goes = Tout ce qui est conservé de ce client disparaît : inscription, messages, entretien, cas, décisions et dossier.
what-stays = Le journal reste, sans rien de lisible du client. Le client ne compte plus dans les chiffres.
no-way-back = Aucun retour n’est possible. Même dans les sauvegardes des données, le client devient illisible.
speak-first = Parlez d’abord avec le client lui-même, d’une manière sûre. Quelqu’un d’autre peut avoir le code du client.
together = { $n ->
    [one] Une inscription disparaît.
   *[other] { $n } inscriptions disparaissent : celle-ci et celles qui y sont réunies. L’une d’elles est à quelqu’un d’autre ? Séparez-la d’abord.
  }
yes-title = Oui, effacer
wait-for-other = Vous avez déjà dit oui. Quelqu’un d’autre doit aussi dire oui : un autre coordinateur, ou l’administrateur de l’installation.
ground-label = Pour quel motif ? (RGPD, article 17)
ground-asked = Le client le demande
ground-not-needed = Les données ne sont plus nécessaires
ground-unlawful = Les données n’auraient jamais dû être conservées
sure = J’ai parlé avec le client lui-même, ou ce n’est pas possible. Je sais que c’est irréversible.
fault-sure = Cochez ceci pour continuer.
fault-same-person = Vous avez déjà dit oui. Le second oui doit venir de quelqu’un d’autre.
approve-do = Dire oui, et demander un second oui
decide-do = Effacer définitivement
no-title = Non, ne pas effacer
why-label = Pourquoi pas ?
why-hint = Le client lit ceci sur sa page. Dites aussi où il peut déposer une plainte.
no-do = Ne pas effacer, et répondre ceci
done-approved = Votre oui est enregistré. Une seconde personne est nécessaire.
done-decided = C’est décidé. Dans quelques minutes, tout sera effacé.
done-settled = C’est déjà décidé, ou la demande a été retirée.
certificate = Attestation d’effacement
certificate-lead = Toutes les données d’un client ont été effacées. Cette feuille ne dit pas de qui il s’agissait.
certificate-copies = La clé du client est détruite. Dans chaque sauvegarde des données, le client est illisible dès que la dernière sauvegarde des clés d’avant l’effacement a disparu. On peut les garder 7 jours au plus.
certificate-log = Le journal garde qu’il s’est passé quelque chose et qui l’a fait. Ce qui était écrit du client y est illisible.
to-list = Voir la liste
fact-number = Numéro
fact-partnership = Partenariat
fact-asked = Demandé le
fact-ground = Motif (RGPD, article 17)
fact-first = Premier oui
fact-second = Second oui
fact-done = Effacé le
fact-rows = Nombre de lignes effacées
yes-of = { $name }, { $at }
