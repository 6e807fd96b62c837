# Pourquoi une chose est permise : les clients lisent aussi ces phrases, là où l’on dit qui a regardé.
find = Chacun peut chercher un partenariat et voir comment s’y inscrire.
own-account = Chacun s’occupe de son propre compte.
register = Le client s’inscrit lui-même. C’est volontaire.
client-own = Le client voit et gère ce qui est à lui.
coordinator-inbox = Le coordinateur traite les inscriptions de son partenariat.
coordinator-options = Le coordinateur tient à jour les possibilités d’inscription de son partenariat.
coordinator-logos = Le coordinateur installe les logos officiels de son partenariat.
coordinator-members = Le coordinateur gère les membres de son partenariat.
coordinator-dossier = Le coordinateur n’ouvre un dossier de son partenariat qu’avec une raison écrite, et tant que le client est d’accord.
coordinator-closes = Le coordinateur clôture un dossier après une décision en concertation de cas à laquelle le conseiller VDAB a participé.
conference = Les participants à la concertation de cas discutent de la situation du client, tant que le client est d’accord.
report = Les chiffres sont additionnés, de sorte que personne n’y est reconnaissable.
outreach-inbox = Le travailleur de proximité suit les inscriptions qu’il soutient ou qui lui sont confiées, jusqu’à leur acceptation.
guide-inbox = L’accompagnateur traite les inscriptions qui lui sont confiées.
guide-dossier = L’accompagnateur travaille dans les dossiers de son équipe, tant que le client est d’accord.
guide-notes = Les notes sont pour l’équipe. Une note confidentielle n’est vue que par son auteur.
guide-combination = L’équipe du client prépare un trajet combiné et en fait le suivi.
guide-documents = L’équipe fait les documents avec le client et ne les donne qu’au client.
buddy-dossier = Le buddy voit le dossier qui lui est confié et ses propres notes, tant que le client est d’accord.
propose = Le conseiller VDAB et le chef d’équipe au conseil de direction peuvent envoyer une correction des possibilités d’inscription.
admin = L’administrateur de la plateforme gère les partenariats et les comptes, jamais les données des clients.

# Pourquoi une chose n’est jamais permise.
not-active = Votre affiliation n’est pas active : vous venez d’être invité, ou elle est suspendue ou terminée. Vous ne pouvez donc rien faire ici pour le moment. Demandez à votre coordinateur de la rouvrir, ou choisissez une autre affiliation.
other-partnership = Ceci appartient à un autre partenariat. Ce qu’un client raconte reste dans le partenariat où il s’est inscrit. Si vous y avez aussi une affiliation, connectez-vous avec celle-là.
vdab-no-client = Les personnes qui travaillent pour le VDAB n’inscrivent pas de clients, ne recopient pas de formulaires et ne voient ni inscriptions ni dossiers. Ce qui passe entre le VDAB et le partenariat passe par le client. Si quelqu’un veut s’inscrire, montrez le formulaire public : le client le remplit lui-même.
vdab-side-nobody = Personne ne demande des données au VDAB par le partenariat. Demandez-les au client, ou regardez ensemble son dossier sur le site du VDAB.
mediator-never = Le médiateur VDAB n’a pas accès. Tout passe par le client. Vous pouvez aider le client à s’inscrire lui-même, et convenir d’un entretien à trois avec lui.

# Pourquoi une chose n’est pas permise, et ce qui l’est.
no-closed = Ce partenariat ne prend pas d’inscriptions par ce formulaire pour le moment. Téléphonez ou passez sur place : les possibilités d’inscription disent comment.
no-code = Pour voir votre inscription, il vous faut votre code. Entrez-le d’abord. Vous l’avez perdu ? Téléphonez au partenariat où vous vous êtes inscrit. Votre inscription reste valable.
no-sign-in = Ceci est réservé aux personnes qui travaillent dans le partenariat. Connectez-vous d’abord.
no-other-client = Cette inscription n’est pas la vôtre. Entrez votre propre code.
no-over = Votre inscription a été retirée ou jointe à une autre : vous ne pouvez plus rien y changer. Vous pouvez vous inscrire à nouveau, ou téléphoner au partenariat.
no-client-account = Vous n’avez pas besoin de compte. Avec votre code, vous voyez votre inscription.
no-staff-only = Ceci est réservé aux personnes qui travaillent dans le partenariat. Sur votre page, vous voyez votre inscription et qui l’a regardée.
no-only-client-registers = Seul le client s’inscrit, volontairement et en son nom. Aidez-le avec le formulaire sur son téléphone, ou recopiez ensemble le formulaire papier.
no-only-client = Seul le client regarde avec le code, complète et retire. S’il veut changer quelque chose, aidez-le sur sa propre page.
no-figures-only = Les personnes qui travaillent avec les chiffres ou la qualité ne voient pas les inscriptions des clients. Vous recevez des chiffres où personne n’est reconnaissable.
no-admin-registration = L’administrateur de la plateforme ne voit pas les inscriptions : gérer la plateforme ne demande pas de données de clients. Le coordinateur du partenariat peut vous aider.
no-buddy-registration = Un buddy ne travaille pas avec les inscriptions. Vous voyez un client dès que son dossier vous est confié. Demandez à l’accompagnateur ou au coordinateur.
no-search = Le coordinateur et le travailleur de proximité cherchent dans toutes les inscriptions. Votre liste contient celles qui vous sont confiées.
no-not-assigned = Vous ne voyez que les inscriptions qui vous sont confiées, et ne répondez qu’à celles-là. Demandez au coordinateur de vous confier celle-ci.
no-not-supported = Vous voyez les inscriptions que vous soutenez ou qui vous sont confiées, jusqu’à leur acceptation. Demandez au coordinateur de vous confier celle-ci.
no-coordinator-assigns = Confier, joindre, séparer et distinguer des inscriptions, c’est le travail du coordinateur. Demandez-le au coordinateur de votre partenariat.
no-propose-instead = Le coordinateur modifie les possibilités d’inscription. Si vous voyez une erreur, envoyez une correction.
no-edit-instead = Vous ne devez pas envoyer de correction : comme coordinateur, vous modifiez vous-même les possibilités d’inscription.
no-who-proposes = Le conseiller VDAB et le chef d’équipe au conseil de direction envoient des corrections. Si vous voyez une erreur, dites-le au coordinateur.
no-coordinator-options = Le coordinateur modifie les possibilités d’inscription. Si vous voyez une erreur, dites-le au coordinateur de votre partenariat.
no-coordinator-logos = Le coordinateur installe les logos du partenariat. Donnez-lui le fichier.
no-coordinator-members = Le coordinateur gère les membres du partenariat. Demandez-le-lui.
no-admin-only = C’est l’administrateur de la plateforme qui fait cela. Si vous avez besoin de quelque chose, demandez-le par votre coordinateur.
no-own-account = Ce compte est à quelqu’un d’autre. Vous ne pouvez gérer que le vôtre.
no-nothing = Ceci n’est pas permis dans le rôle où vous travaillez maintenant. Demandez au coordinateur de votre partenariat, ou choisissez une autre affiliation.
