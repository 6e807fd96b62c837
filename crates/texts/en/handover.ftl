# Away or leaving: what is with somebody, and who takes it over.
title = Away, leaving and handover
name-away = { $name } (away)
name-left = { $name } (no longer works here)
what = { $role }, { $organisation }
hangs = With { $name } there are now { $what }.
registrations = { $n ->
    [one] 1 registration
   *[other] { $n } registrations
  }
dossiers = { $n ->
    [one] 1 dossier
   *[other] { $n } dossiers
  }
conferences = { $n ->
    [one] 1 planned case conference
   *[other] { $n } planned case conferences
  }
waits = Clients waiting for a step of ours: { $n }. For long: { $long }.
nothing = There is nothing with { $name } that someone has to take over.
give = Hand over
give-lead = Choose who takes over what. Everything goes at once. The client reads the new name on their own page.
kept = What is closed keeps the name of { $name }. What { $name } wrote can still be read.
more = This is not everything: there are 150 rows of each kind. Hand these over first. Then you see the rest.
no-colleagues = Nobody else is at work in this partnership now. Invite someone first.
spread = Spread evenly over one or more colleagues
spread-who = Who takes over?
spread-hint = Then you see for each row who gets what. You can still change each row. Nothing happens yet.
spread-do = Spread
rows = Who takes over what?
column-name = Name
column-what = How it is
column-to = Who takes over
to = Who takes over: { $name }
colleague = { $name } ({ $role })
stays = Stays with { $name }
nobody = Nobody in their place
alone = Nobody else guides.
beside = Also guides: { $names }.
since = Since { $day }.
asked = { $place }. Asked: { $n }.
row-wrong = Choose someone.
step = What happens to the membership?
step-stays = Nothing: { $name } goes on working
step-stays-away = Nothing: { $name } stays away
step-stays-left = Nothing: { $name } no longer works here
step-suspend = { $name } is away for a while and comes back
step-end = { $name } no longer works here
told = Whoever hands something over no longer sees it from that moment. What they wrote stays.
give-do = Hand over
done = Everything you chose has been handed over.
done-suspended = Everything you chose has been handed over. The person is marked as away and signed out.
done-ended = Everything has been handed over. The person no longer works here and is signed out.
some = Handed over, except what was already with someone else. That stayed there.
some-suspended = Handed over, except what was already with someone else. The person is marked as away and signed out.
some-ended = Handed over, except what was already with someone else. The person no longer works here and is signed out.
stale-title = Someone else was first
stale = Meanwhile someone else changed this member, or handed over this work. Nothing has happened now. This is how it is.
nothing-chosen = Choose who takes over for at least one row.
too-much = This is too much at once.
registration-gone = Someone you chose cannot take over a registration or does not work here now. Choose someone else.
dossier-gone = Someone you chose cannot guide or does not work here now. Choose someone else.
dossier-last = In one dossier nobody would be left to guide. A buddy does not guide alone. Choose a guide.
conference-gone = Someone you chose does not take part in case conferences or does not work here now. Choose someone else.
conference-few = A case conference needs at least two people. Choose someone in their place.
still-hangs = Whoever no longer works here can keep nothing. Choose for each row who takes over.
coordinator = You only see how much it is. A coordinator of the partnership sees what it is, and hands it over.
own = This is your own membership. You can hand over your work. Only another coordinator can mark you as away or note that you leave.
away = Away for a short while
away-lead = { $name } cannot sign in then. That lasts until you note that { $name } is back.
away-keeps = What stands above then stays with { $name }. Clients who answer wait until { $name } is back. You can still open everything. Will it be longer than a few days? Then hand over first.
away-do = Mark as away
away-do-keeps = Mark as away without handing over
back = { $name } is back
back-lead = { $name } can sign in again then. What went to someone else meanwhile stays there. Nothing comes back by itself.
back-do = { $name } is back
left = No longer works here
left-lead = That is for good. You invite anew whoever comes back later.
left-first = That is only possible when nothing is with { $name } any more. Hand over everything first.
left-do = { $name } no longer works here
