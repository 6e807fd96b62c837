title = Partenariats
intro = Tous les partenariats de cette plateforme. On n’y voit rien des clients.
count = { $n ->
    [0] Il n’y a pas encore de partenariat. Importez-en un à partir d’un fichier : schakel partnership import.
    [one] { $n } partenariat
   *[other] { $n } partenariats
  }
to-attend = { $n ->
    [0] Tous les partenariats ont vérifié leurs informations ces six derniers mois.
    [one] { $n } partenariat n’a pas vérifié ses informations depuis plus de six mois.
   *[other] { $n } partenariats n’ont pas vérifié leurs informations depuis plus de six mois.
  }
without = { $n ->
    [0] Chaque commune flamande fait partie d’un partenariat.
    [one] { $n } commune flamande ne fait partie d’aucun partenariat.
   *[other] { $n } communes flamandes ne font partie d’aucun partenariat.
  }
name = Partenariat
municipalities = Communes
municipality = Commune
postcode = Code postal
shared = Communes partagées
shared-text = Dans ces communes, le partenariat n’est pas le même pour chaque code postal. Un fichier permet d’en changer : schakel partnership import.
shared-nobody = aucun partenariat
shared-from = { $partnership }, à partir du { $date }
organisations = Organisations
confirmed = Dernière vérification
logos = Logos
logos-of = { $n } sur 4
never = jamais
members = Membres
open = ouvert
closed = fermé
members-see = Voir les membres
service = Comment va le service
service-lead = Quand chaque tâche a tourné pour la dernière fois. La commande « schakel doctor » sur la machine dit le reste : les clés, le journal et les données gardées.
jobs-none = Aucune tâche n’a encore tourné.
job-wrong = A échoué. La tâche sera réessayée ; le journal du service dit pourquoi.
job-checkpoint = Signer le journal
job-forget = Enlever ce qui est passé
job-expire = Avertir et laisser expirer les anciennes inscriptions
job-erase = Effacer ce qui est décidé
