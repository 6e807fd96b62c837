title = Files
title-one = File
list-lead-own = The files in which you guide.
list-lead-all = All files of the partnership. To open one, write why. The client reads that reason.
list-caption = Files, the oldest first
list-parts = Which files
part-open = In guidance
part-gesloten = Closed
column-name = Name
column-since = Since
column-guide = Guided by
column-organisation = Organisation
empty = There is nothing here now.
first-page = To the beginning
next-page = Next files
no-consent-badge = Agreement taken back
state-open = In guidance
state-closed = Closed
years = { $n ->
    [one] 1 year old
   *[other] { $n } years old
  }
since = Since { $day }
until = From { $from } to { $until }
guided-by = Guided by { $names }, { $organisation }
guided-by-organisation = Guided by { $organisation }
door-lead = This file belongs to the team. You open it only when your work as a coordinator needs it.
door-reason = Why do you open this file?
door-reason-hint = The client reads this reason on their own page, with your role and organisation.
door-open = Open the file
door-consent-title = The client took the agreement back
door-consent = The team does not read this file now, and neither do you. If the client wants to go on, that is possible after a new talk.
door-consent-instead = You can answer the client from the registration.
door-registration = To the registration
asked = What the playbook asks now
asked-client = The client
asked-worker = The team
asked-none-client = Nothing at this moment.
asked-none-worker = Nothing at this moment.
asked-since = Since { $day }
asked-on = On { $day }
asked-rest = { $n ->
    [one] 1 more step
   *[other] { $n } more steps
  }
closed-lead = The client stopped the trajectory. Nothing is asked any more.
reach = How to reach the client
reach-mind = Mind this
language = Language
wish = The help question, in the client's words
wish-none = The client has not written down a help question yet.
themes = What it is about
thresholds = Thresholds, and who works on them
thresholds-lead = Each threshold has one partner that works on it. Agree on it together, with the client there.
thresholds-none = No thresholds were named in the first talk.
threshold-words = In the client's words
partner = Partner
partner-none = Nobody yet
partner-choose = Who works on it?
share = Agree who works on it
share-do = Keep what was agreed
shared-done = What was agreed is kept.
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
vdab-success = Does it go well, towards work?
vdab-day = On which day?
vdab-way = Through whom?
vdab-three-way = Does the client want somebody of the partnership to come along?
vdab-words = In the words in which it was told
vdab-how = How do we know?
vdab-learnt = Since which day do we know?
vdab-choose = Choose
vdab-unknown = The client does not know
vdab-do = Note it
vdab-noted-done = The answer is noted.
estimate = What the mediator estimates
estimate-lead = As the client told it. The mediator sees the whole path of the client. This is no advice of the VDAB adviser: that belongs to the case conference.
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
team-left = Does not work here any more
agreed = What the client agreed to
agreed-reads = The team reads along
agreed-yes = Yes
agreed-no = No
agreed-unknown = Does not know
agreed-later = Would rather say later
agreed-open = Not asked yet
agreed-lead = The client can take back every agreement at any time.
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
attempt-refused = (was not possible)
privacy = Privacy
privacy-what = The VDAB mediator and the VDAB adviser do not see this file. What VDAB comes to know goes through the client.
stale-title = Somebody else was first
stale-theirs = This is how it stands now
stale-yours = What you filled in is still in the form. Check what is right and keep it again.
stale-by = { $name }, { $day }
