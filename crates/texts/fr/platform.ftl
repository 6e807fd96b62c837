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
organisations = Organisations
confirmed = Dernière vérification
logos = Logos
logos-of = { $n } sur 4
never = jamais
members = Membres
open = ouvert
closed = fermé
