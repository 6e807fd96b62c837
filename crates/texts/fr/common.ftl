# La Servicelijn du VDAB : le numéro ne figure qu’ici.
-servicelijn = 0800 30 700
product = Schakel
tagline = Partenariats locaux
title-fault = Erreur :
title-asks = Encore une question :
skip = Aller au contenu
main-menu = Menu principal
you-are-here = Vous êtes ici
language = Langue
sign-in = Connexion des collaborateurs
sign-out = Se déconnecter
close-page = Fermer cette page
account = Mon compte
nav-find = Trouver un partenariat
nav-code = Mon inscription
nav-day = Aujourd’hui
nav-start = Accueil
nav-my-day = Ma journée
nav-inbox = Inscriptions
nav-dossiers = Dossiers
nav-conferences = Concertations
nav-options = Partenariat
nav-members = Membres
nav-platform = Plateforme
save = Enregistrer
cancel = Annuler
back = Retour
next = Suivant
first-page = Retour au début
previous-page = Page précédente
next-page = Page suivante
pages = Pages : { $list }
newest = Voici les { $n } plus récentes ; il y en a d’autres.
show-all = Tout afficher
change = Modifier
print = Imprimer
yes = Oui
no = Non
unknown = Je ne sais pas
later = Je préfère le dire plus tard
not-said = Pas de réponse
optional = (vous pouvez passer)
labelled = { $label } :
list-comma = { ", " }
list-and = { $before } et { $last }
date-hint = Jour, mois et année, par exemple 23/11/1988 ou 23 novembre 1988
problem-one-or-more = { $n ->
    [one] Vérifiez ce point
   *[other] Vérifiez ces { $n } points
  }
minutes-ago = { $n ->
    [0] à l’instant
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
  }
hours-ago = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
  }
days-ago = { $n ->
    [0] aujourd’hui
    [1] hier
   *[other] il y a { $n } jours
  }
months-ago = il y a { $n } mois
playbook = Guide pratique, version { $version }, { $month }
playbook-par = Guide pratique { $par }, version { $version }
servicelijn = Ligne d’aide du VDAB (Servicelijn) : { -servicelijn } (gratuit)
servicelijn-number = { -servicelijn }
servicelijn-label = Ligne d’aide du VDAB (Servicelijn)
logos = Les partenaires de cette offre
logo-eu = Cofinancé par l’Union européenne
logo-wse = Europa WSE
logo-vlaanderen = Autorités flamandes
logo-vdab = VDAB
logos-stand-in = Les logos officiels ne sont pas encore installés. Des noms en texte les remplacent. Ajoutez les logos (§9).
footer-accessibility = Accessibilité
footer-privacy = Vie privée
footer-contact = Contact
role-client = client
role-caseworker = accompagnateur de trajet
role-companion = compagnon de trajet
role-buddy = buddy
role-outreach-worker = travailleur de proximité
role-coordinator = coordinateur
role-vdab-adviser = expert VDAB (VDAB-adviseur)
role-team-leader = chef d’équipe au conseil
role-quality-coach = coach qualité
role-project-manager = gestionnaire de projet Europa WSE
role-platform-admin = administrateur de la plateforme
role-vdab-mediator = conseiller emploi VDAB (bemiddelaar)
role-visitor = visiteur
leave-quickly = Quitter vite
demo-banner = Ceci est une démonstration avec des personnes inventées. N’y introduisez pas de vraies données.
# In a list, in the place of a name, when a client’s key is missing.
illegible = ne peut pas être ouvert
