title = Aanmeldingen
quotes = Zie ‘{ follow.send }’
