title = Kies een rol
what = In deze demonstratie log je zonder sleutel in als om het even wie. Een echte installatie heeft deze pagina niet.
platform = Platform
take = Start
