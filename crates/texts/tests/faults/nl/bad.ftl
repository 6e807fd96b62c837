-unused = Niemand
    .short = N
attribute = Tekst
    .title = Titel
function = { NUMBER($n) }
term-missing = { -nothing }
round = { trip }
trip = { round }
few = { $n ->
    [few] enkele
   *[other] { $n }
  }
late = { $n ->
    [one] een
    [1] toch een
   *[other] { $n }
  }
default = { $n ->
   *[one] een
    [other] { $n }
  }
word = { $n ->
    [veel] veel
   *[other] { $n }
  }
nobreak = a{ "\u00A0" }b
only-dutch = Ja
variables = { $name }
twice = een
twice = twee
9bad = nee
