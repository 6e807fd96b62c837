# Wat een medewerker aan het schrijven was.
was-typing = Je was hier aan het schrijven op { $at }. Je tekst is nog niet bewaard bij de klant of het partnerschap.
put-back = Terugzetten
throw-away = Weggooien
put-back-done = Wat je op { $at } hebt geschreven, staat weer in het formulier. Kijk het na voor je bewaart.
without = De pagina zonder die tekst
typed-words = Wat je hebt geschreven
changed = Intussen is hier iets veranderd. Kijk eerst na wat er nu staat, op de pagina zonder je tekst.
lasts = Je blijft ingelogd tot { $until } als je niets indrukt. Ben je later, dan log je opnieuw in en gaat je tekst mee.
kept-at = Wat je typt, houden we bij tot je bewaart. Laatst om { $at }.
not-kept = Wat je nu typt, houden we niet bij: de server antwoordt niet. Bewaar het straks zelf.
too-long = Dit is te lang om bij te houden terwijl je typt. Bewaar het nu zelf.
over-here = Je bent uitgelogd. Je tekst staat hier nog. Bewaar hem, log in, en stuur hem daarna opnieuw.
soon = Je wordt over 2 minuten uitgelogd.
soon-last = Je wordt over 2 minuten uitgelogd, want je bent al de hele dag ingelogd. Bewaar nu wat je hebt geschreven.
over = Je bent uitgelogd. Wat je hebt getypt, staat nog op deze pagina.
stay = Blijf ingelogd
stays = Je blijft ingelogd.
