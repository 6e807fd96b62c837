-line = 0800 30 700
call = Bel { -line }, of kies ‘{ send }’.
send = Versturen
look = { $name } keek { $n } keer bij { $partner }.
days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
  }
