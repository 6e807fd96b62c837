# Vérifier le journal : le point de contrôle et la clé, pour chaque organisation.
title = Vérifier le journal
lead = Tout ce que quelqu’un regarde ou change est noté dans un journal. Chaque ligne est attachée à la précédente. Toutes les dix minutes, l’état du journal est signé : un point de contrôle.
keep = Gardez de temps en temps un point de contrôle hors de ce système. Gardez-le par exemple avec les documents de votre organisation. Si quelque chose est enlevé ou réécrit plus tard, votre point de contrôle le montre. Vous n’avez besoin de croire personne.
checkpoint = Le point de contrôle le plus récent
save = Garder le point de contrôle
none = Rien n’est encore signé. Revenez dans dix minutes.
public-key = La clé publique
key-lead = Elle permet de vérifier qu’un point de contrôle est authentique. Gardez la clé une fois, et comparez-la avec celle d’une autre organisation.
key-save = Garder la clé
how = Comment vérifier
how-lead = Demandez à l’administrateur une exportation du journal (schakel audit export). Rien de lisible sur un client ne s’y trouve. Le programme schakel-verify dit alors si le journal est encore juste :
cannot = Il ne peut pas vous prouver ce qui est venu après votre point de contrôle. Gardez-en donc régulièrement un nouveau.
