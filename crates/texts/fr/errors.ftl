not-found-title = Nous ne trouvons pas cette page
not-found = Cette page n’existe pas, ou elle n’est pas pour vous. Vérifiez l’adresse, ou recommencez depuis la page d’accueil.
denied-title = Ce n’est pas possible
denied-do = Vous pensez que cela devrait l’être ? Demandez à la personne qui coordonne votre partenariat.
refused-title = Ce n’est pas encore possible
refused-broken = Le guide pratique ne le permet pas.
refused-missing = Il faut encore quelque chose avant de pouvoir le faire.
invalid-title = Vérifiez ce que vous avez écrit
stale-title = Quelqu’un d’autre vient d’enregistrer
stale = Pendant que vous travailliez, quelqu’un d’autre a enregistré une modification. Votre texte n’est pas perdu. Comparez les deux et enregistrez à nouveau.
sign-in-needed = Connectez-vous pour voir cette page.
session-over = Votre session est terminée. Connectez-vous à nouveau. Ce que vous avez écrit a été gardé.
busy-title = Un instant
busy = { $seconds ->
    [one] Il y a beaucoup de monde pour le moment. Réessayez dans { $seconds } seconde.
   *[other] Il y a beaucoup de monde pour le moment. Réessayez dans { $seconds } secondes.
  }
unavailable-title = L’enregistrement ne fonctionne pas
unavailable = Le système ne peut rien enregistrer pour le moment. Rien n’est perdu. Réessayez dans quelques minutes, ou appelez le partenariat.
illegible-title = Impossible d’ouvrir ces données
illegible = La clé de ce client manque. Rien n’a été effacé ni modifié. Demandez à l’administrateur de l’installation de vérifier : une sauvegarde plus récente des clés peut aider.
illegible-own = Nous ne pouvons pas ouvrir vos données pour le moment. Ce n’est ni votre faute ni celle de votre code. Rien n’a été effacé. Appelez votre partenariat.
broken = Ces données ont été modifiées en dehors de Schakel. Nous ne les montrons donc pas, et rien n’en est fait. Demandez à l’administrateur de l’installation de vérifier : schakel doctor indique où.
broken-own = Nous ne pouvons pas ouvrir vos données en toute sécurité pour le moment. Ce n’est ni votre faute ni celle de votre code. Appelez votre partenariat.
broken-public = Nous ne pouvons pas ouvrir cela en toute sécurité pour le moment. Ce n’est pas votre faute. Appelez le partenariat.
internal-title = Quelque chose n’a pas marché chez nous
internal = Ce n’est pas votre faute. Réessayez. Cela ne marche toujours pas ? Donnez ce code à l’administrateur : { $code }
forged-title = Ce formulaire n’est plus valable
forged = Ce formulaire est trop ancien, ou il vient d’un autre site. Rien n’a changé. Revenez en arrière, rechargez la page et réessayez.
too-large-title = C’est trop
too-large = Ce que vous avez envoyé est trop grand. Raccourcissez et réessayez.
method-title = Pas possible ici
method = Cette page ne peut pas faire cela. Revenez en arrière et utilisez les boutons de la page.
typed-title = Ce que vous avez tapé
typed = Ceci n’est pas enregistré. Recopiez-le si vous en avez encore besoin.
to-start = Aller à la page d’accueil
field-blank = Complétez ceci.
field-says-nothing = Écrivez pourquoi, en quelques mots.
field-unsure = En êtes-vous sûr ? Alors cochez-le.
field-long = { $most ->
   *[other] C’est trop long. Utilisez au maximum { $most } caractères.
  }
field-unprintable = Il y a ici un caractère que nous ne pouvons pas afficher. Tapez le texte à nouveau.
field-date = Écrivez la date en jour, mois et année, par exemple 23/11/1988.
field-date-none = Ce jour n’existe pas. Vérifiez la date.
field-choice = Choisissez une des possibilités.
not-found-sent = Quelqu’un d’autre l’a peut-être repris entre-temps. Demandez à votre coordinateur.
often-title = Vous l’avez déjà fait souvent aujourd’hui
often = Vous l’avez déjà fait très souvent aujourd’hui. Demain, ce sera de nouveau possible. C’est urgent ? Appelez votre partenariat.
signed-out-title = Votre session est terminée
signed-out = Il ne s’est rien passé pendant trop longtemps. Ceci n’a pas été envoyé. Votre texte est ci-dessous. Copiez-le, entrez de nouveau et collez-le. Ou entrez dans un autre onglet. Revenez alors ici en arrière et envoyez encore une fois.
to-door = Entrer de nouveau
away-title = Votre session est fermée
away = Un coordinateur a noté votre absence, ou vous ne travaillez plus ici. Ceci n’est pas enregistré. Transmettez ce que vous avez écrit à la personne qui reprend votre travail.
field-date-part = Écrivez aussi le jour et le mois, par exemple 23/11/1988.
