title = Kies een stoel
what = In deze demonstratie meld je je zonder sleutel aan als om het even wie. Een echte installatie heeft deze pagina niet.
platform = Platform
take = Neem plaats
