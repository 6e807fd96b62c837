title = Dit had je ingevuld
what = Je sessie was voorbij toen je dit verstuurde. Er is nog niets bewaard. Kijk het na en verstuur het opnieuw.
send = Opnieuw versturen
leave = Niet versturen
