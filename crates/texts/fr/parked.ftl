title = Voici ce que vous aviez écrit
what = Votre session était terminée quand vous avez envoyé ceci. Rien n’a encore été enregistré. Vérifiez et envoyez à nouveau.
send = Envoyer à nouveau
leave = Ne pas envoyer
