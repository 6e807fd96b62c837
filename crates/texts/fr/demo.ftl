title = Choisissez un rôle
what = Dans cette démonstration, vous vous connectez sans clé au nom de n’importe qui. Une véritable installation n’a pas cette page.
platform = Plateforme
take = Commencer
