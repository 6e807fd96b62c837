# Ce qu’une collaboratrice ou un collaborateur écrivait.
was-typing = Vous écriviez ici le { $at }. Votre texte n’est pas encore enregistré chez le client ou le partenariat.
put-back = Remettre
throw-away = Jeter
put-back-done = Ce que vous avez écrit le { $at } est à nouveau dans le formulaire. Vérifiez avant d’enregistrer.
without = La page sans ce texte
typed-words = Ce que vous avez écrit
changed = Entre-temps, quelque chose a changé ici. Regardez d’abord ce qui y figure, sur la page sans votre texte.
lasts = Vous restez connecté jusqu’à { $until } si vous n’appuyez sur rien. Plus tard, vous vous reconnectez et votre texte suit.
kept-at = Ce que vous écrivez est gardé jusqu’à l’enregistrement. Dernière fois à { $at }.
not-kept = Ce que vous écrivez n’est pas gardé : le serveur ne répond pas. Enregistrez-le vous-même bientôt.
too-long = C’est trop long pour être gardé pendant que vous écrivez. Enregistrez-le maintenant.
over-here = Vous êtes déconnecté. Votre texte est encore ici. Enregistrez-le, connectez-vous, puis renvoyez-le.
soon = Vous serez déconnecté dans 2 minutes.
soon-last = Vous serez déconnecté dans 2 minutes, car vous êtes connecté depuis le matin. Enregistrez maintenant.
over = Vous êtes déconnecté. Ce que vous avez écrit est encore sur cette page.
stay = Rester connecté
stays = Vous restez connecté.
