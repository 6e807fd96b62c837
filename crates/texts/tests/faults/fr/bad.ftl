attribute = Texte
function = Texte
term-missing = Texte
round = Texte
trip = Texte
few = { $n } choses
late = { $n } choses
default = { $n ->
    [one] 1 chose
   *[other] { $n } choses
  }
word = { $n } mots
nobreak = a b
variables = { $autre }
twice = deux
only-french = Oui
