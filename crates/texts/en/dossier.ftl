title = Dossiers
title-one = Dossier
list-lead-own = The dossiers of the clients you support.
list-lead-all = All dossiers of the partnership. To open one, you write why. The client reads that reason.
list-caption = Dossiers, the oldest first
list-parts = Which dossiers
part-open = Being supported
part-gesloten = Closed
column-name = Name
column-since = Since
column-guide = Supported by
column-organisation = Organisation
empty = There is nothing here now.
no-consent-badge = Agreement withdrawn
state-open = Being supported
state-closed = Closed
years = { $n ->
    [one] 1 year old
   *[other] { $n } years old
  }
since = Since { $day }
until = From { $from } to { $until }
guided-by = Supported by { $names }, { $organisation }
guided-by-organisation = Supported by { $organisation }
door-lead = This dossier belongs to the team. Open it only when your work as a coordinator needs it.
door-reason = Why are you opening this dossier?
door-reason-hint = The client reads this reason on the client’s own page, with your role and organisation.
door-open = Open the dossier
door-consent-title = The client withdrew the agreement
door-consent = The team does not read this dossier now, and neither do you. Only the client can agree again, on the client’s own page. Help with it if the client asks.
door-consent-instead = You can answer the client from the registration.
door-registration = To the registration
asked = What the playbook asks now
asked-client = The client
asked-worker = The team
asked-none-client = Nothing at the moment.
asked-none-worker = Nothing at the moment.
asked-since = Since { $day }
asked-on = On { $day }
asked-rest = { $n ->
    [one] 1 more step
   *[other] { $n } more steps
  }
closed-lead = The client stopped the trajectory. Nothing more is asked.
reach = How to reach the client
language = Language
wish = The help question, in the client’s words
wish-none = The client has not written down a help question yet.
themes = What it is about
thresholds = Barriers, and who works on them
thresholds-lead = Each barrier has one partner working on it. Agree on it together, with the client.
thresholds-none = No barriers were named in the first meeting.
partner = Partner
partner-none = Nobody yet
share = Agree on who works on it
share-do = Save what was agreed
shared-done = What was agreed is saved.
vdab = What we know about VDAB
vdab-lead = All of it comes from the client. Ask VDAB nothing without the client. What the VDAB adviser says does not belong here.
vdab-open = Open step
vdab-not-asked = Not asked yet
vdab-source = { $source }, { $day }
vdab-noted = Noted by { $name }
vdab-history = { $n ->
    [one] 1 earlier answer
   *[other] { $n } earlier answers
  }
vdab-new = Note a new answer
vdab-value = What do we know now?
vdab-name = Name of the mediator
vdab-name-hint = Only if the client wants it.
vdab-success = Is it going well, towards work?
vdab-day = On which day?
vdab-way = Through whom?
vdab-three-way = Does the client want someone from the partnership to come along?
vdab-words = In the words in which it was told
vdab-how = How do we know?
vdab-learnt = Since which day do we know?
vdab-choose = Choose
vdab-unknown = The client does not know
vdab-do = Note it
vdab-noted-done = The answer is noted.
estimate = The mediator’s estimate
estimate-lead = As the client told it. The mediator oversees the client’s whole path. This is not advice from the VDAB adviser: that belongs to the case conference.
estimate-none = Nothing known yet.
decided = What the case conference decided
decided-on = Decided on { $day }
decided-by = Written down by { $name }
decided-present = { $n ->
    [one] 1 person at the table
   *[other] { $n } people at the table
  }
decided-adviser = The VDAB adviser was there.
decided-no-adviser = The VDAB adviser was not there.
decided-why = Why
decided-rules = { $n ->
    [one] 1 rule of the playbook, as it stood then
   *[other] { $n } rules of the playbook, as they stood then
  }
decided-version = Playbook version { $version }
decided-par = §{ $par }
team = The team
team-since = On the team since { $day }
team-left = No longer works here
agreed = What the client agreed to
agreed-reads = The team reads the dossier
agreed-yes = Yes
agreed-no = No
agreed-unknown = Does not know
agreed-later = Would rather say later
agreed-open = Not asked yet
agreed-lead = The client can withdraw every agreement at any time, and give it again.
agreed-by-code = Yes by the code, after a no in a talk: { $what }. Ask about it when you speak to the client.
looks = Who looked
looks-lead = The client sees this list too, with the role and the organisation.
looks-of = { $role }, { $organisation }
looks-client = The client
looks-house = The system
looks-reason = Why
looks-more = { $n ->
    [one] 1 more time
   *[other] { $n } more times
  }
attempt-denied = (denied)
attempt-refused = (not possible)
part-title = What you see here
part-lead = You see how to reach the client, what the next steps are and who is on the team. The rest of the dossier is for the caseworkers. Do you need something? Ask them, or the client.
privacy = Privacy
privacy-what = The VDAB mediator and the VDAB adviser do not see this dossier. What VDAB comes to know goes through the client.
stale-title = Someone else was first
stale-theirs = This is what it looks like now
stale-yours = What you filled in is still in the form. Check what is right and save again.
stale-by = { $name }, { $day }
team-away = Away
team-change = Change the team
team-title = Change the team
team-lead = The client reads on their own page who guides. Whoever stops no longer sees this dossier from that moment. Who guided before stays to be read.
team-now = Who guides now?
team-now-hint = Tick who stops.
team-stops = { $name } stops
team-others = Who joins?
team-others-hint = Only guides who are at work now.
team-others-none = There is nobody else who can guide now.
team-other = { $name } ({ $what })
team-do = Save team
team-changed = The team has changed. The client reads it on their own page.
end-link = The client stops the trajectory
end-title = Stop the trajectory
end-lead = The dossier closes. The team does not read it any more. The coordinator can put the trajectory back. The client can say on their own page that it is not right, and then the trajectory goes on.
end-conference-title = Is there another reason?
end-conference = Is the reason not among these? Then the partnership decides together with the VDAB adviser whether the support stops (§7). Discuss it at a case conference.
end-conference-link = To the case conferences
end-why = Why does it stop?
end-message = Message to the client
end-message-hint = Can stay empty. The client reads this on their own page.
end-do = Stop the trajectory
end-done = The trajectory has stopped. The coordinator can put it back at the registration.
team-nothing = Tick who stops or who joins.
team-gone = Someone you chose can no longer guide here. Choose someone else.
team-last = A guide who is at work now has to stay. A buddy does not guide alone. First choose who joins.
team-stale = The team changed while you were working. This is how it is now. What you chose is still in the form. Check it and save again.
tell = Tell the client something
tell-body = Message to the client
tell-hint = For instance what was decided and why (§1.2). The client reads this on their own page. Nothing is sent.
tell-do = Put it ready for the client
told-done = The message is ready on the client’s page.
to-registration = To the registration
search-lead = The dossiers that you may see.
search-clear = To all dossiers
found = { $n ->
    [one] 1 dossier found.
   *[other] { $n } dossiers found.
  }
