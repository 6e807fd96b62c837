P2-1-1 = La participation est volontaire. Le client doit le savoir avant de s’inscrire.
P2-1-1b = Il faut une façon de joindre le client : un numéro de téléphone, une adresse mail, ou par une personne ou un lieu.
P2-1-2 = Le client s’inscrit lui-même. Une personne qui aide ne peut pas le faire à sa place. Le client doit le confirmer.
