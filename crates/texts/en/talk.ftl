title = First meeting
lead = Six short chapters, in the order of the conversation. Any question may stay open. What you save is still there tomorrow.
begin = Begin the first meeting
go-on = Go on
chapters = Chapters of the first meeting
chapter-wie = Who are you?
chapter-werk = Work and health
chapter-leven = What is difficult?
chapter-vdab = VDAB
chapter-aanbod = Other services
chapter-afspraken = What do we agree?
step-of = Chapter { $number } of { $total }
lead-who = Two questions about who the client is. No papers are needed.
lead-work = Three questions about work and illness. The client does not have to say which illness.
lead-life = Where are the barriers, and who works on them? Write it in the client’s words.
lead-vdab = First ask whether VDAB knows the client, whether there is a client file, and whether anything is under way.
lead-offer = Can another service help the client already?
lead-agreed = Saying no is always fine. The client can withdraw each agreement later, on the client’s own page, and say yes again there as well.
saved-by = Saved by { $name } on { $when }.
saved-by-client = The client changed an answer here on { $when }.
saved-at = Saved on { $when }.
saved-not = Not filled in yet
save-next = Save and go on
save-last = Save and check
save-stay = Save and stay here
saved-done = Saved.
back = Previous chapter
open-questions = { $n ->
    [one] 1 question open
   *[other] { $n } questions open
  }
state-none = The first meeting has not begun yet.
state-begun = The first meeting began on { $day }.
state-finished = The first meeting was finished on { $day }. You can still add to it.
inbox-heading = First meeting
inbox-open = Open the first meeting
finish-check = Check and finish
finish-heading = Is the first meeting done?
finish-lead = Questions may stay open. You can add to the first meeting later.
finish-open = { $n ->
    [one] This is still open
   *[other] These { $n } questions are still open
  }
finish-unagreed = The client has not said yes to being discussed. The case can come on no agenda.
finish-refused = At the table no trajectory can open like this. This is not certain, or not fulfilled:
finish-can = With these answers a case conference can open a trajectory.
finish-do = The first meeting is done
finished-done = The first meeting is done. You can still add to it.
stale-title = Someone else saved this chapter while you were working on it
stale-since = This chapter was saved after you began to write
stale-theirs = What is saved now
stale-yours = What you filled in
stale-mine = It is still in the form below. Compare, change it, and save again.
unknown = I don’t know
later = Rather say later
choose = Choose
or-else = Or
not-known = not known yet
client-does-not-know = Asked: the client does not know, or would rather tell later
agrees = Yes
refuses = No
not-asked = Not asked yet
nobody-yet = Nobody yet

# Screening
screening = Screening
age = { $years } years old on the day of registration ({ $day }). That day counts, not today.
age-unknown = The age is not known yet. It counts on the day of registration ({ $day }).
to-ask = Still to ask ({ $n })
broken = Not in order
why-ask = Why do we ask this?
unclear = Asked, and not known
unclear-lead = This stops nothing. The case conference weighs it, with a sentence why.
not-proposed = Not proposed by the talk
not-proposed-lead = The case conference finds. This stops nothing.
asked-later = asked: rather later
asked-unknown = asked: the client does not know
service-old = This was heard more than { $weeks } weeks ago. Ask again.
as-read = as read on { $day }
held = In order ({ $n })
turns-held = With another answer this is in order:
turns-broken = With another answer this is no longer in order:
turn-or = { $one } or { $other }
turn-age = { $years } years old
two-dates = In the first meeting: { $said }. In the registration: { $before }.
offer-can = can help the client
offer-cannot = cannot help the client
goes-well = Going well
goes-badly = Not going well
three-way-yes = three-way meeting wanted
three-way-no = no three-way meeting
estimate = The mediator’s estimate

# Who
q-born = When were you born?
q-born-known = The registration says { $day }. Only fill something in if that is wrong, such as 23/11/1988.
q-compared = We checked it together: the date of this first meeting is the right one.
q-residence = Do you have a residence status?
q-residence-hint = A temporary right of residence counts too. The client does not have to show papers.

# Work
q-work = Do you work at the moment?
q-ill = Have you been ill for a long time?
q-ill-hint = You do not have to say which illness.
q-contract = Do you have an employment contract?

# Life
q-complex = Are there problems in several areas that make each other harder?
q-complex-hint = Such as debts that keep you from moving house, or missing childcare that keeps you from working.
q-distance = Is the step to work big because of it?
q-distance-hint = This is a proposal. The case conference finds whether it is so (§1.2).
q-distance-words = What makes that step big? In plain words
q-thresholds = In which areas of life are there barriers?
q-thresholds-hint = Only tick what the client names. Say which partner works on it, or choose that later.
q-threshold-words = In the client’s words
q-threshold-partner = Which partner works on it?

# VDAB
nobody-asks-vdab = Nobody asks the VDAB adviser to look the client up. Because of the privacy law the adviser may not check that. Ask the client.
q-way = How does the client want to check this?
q-known = Does VDAB know you?
q-file = Do you have a client file at VDAB?
q-file-hint = The client sees it after signing in to ‘Mijn VDAB’.
q-enrolment = In what capacity are you registered?
q-enrolment-hint = On ‘Mijn VDAB’: ‘Bekijk je inschrijvingsbewijs’ or ‘Print je inschrijvingsbewijs’. The code is on the certificate.
q-mediator = Do you have a mediator?
q-mediator-name = The mediator’s name
q-mediator-name-hint = Only if the client wants us to keep it.
q-service = Is there a guidance, training or job at the moment, through VDAB or the OCMW?
q-service-hint = On the VDAB website: ‘Documenten’.
q-success = Is it going well, towards work?
q-needed = Is the partnership needed as well?
q-needed-hint = Something that goes well is already under way. Consider together whether the partnership is needed and appropriate.
q-needed-reason = Why, or why not?
conversation-heading = Conversation with VDAB
conversation-note = With a client file we always ask for a conversation with VDAB before anything is decided. The client asks for it. This stays open until you note how it went.
q-conversation = What is happening with that conversation?
q-conversation-on = On what day?
q-conversation-way = Through whom does the client ask for it?
q-three-way = Does the client want one of us to come along?
q-three-way-hint = A three-way meeting can also be digital. Only if the client wants it.
estimate-note = The mediator sees the client’s whole path. The VDAB adviser in the partnership does not. That is why their views can differ, and why we note them separately.
q-estimate = Is the partnership appropriate, according to the mediator?
q-estimate-words = What did the mediator say?
q-estimate-source = From whom did you hear that?
source-heading = How do you know this?
source-note = This applies to everything that you fill in or change now. Information always comes through the client, never from VDAB itself.
q-source = Source
q-source-hint = Do you know something in another way? Save this first, and then fill in the other.
q-learnt = On what day did you hear or see this?
q-learnt-hint = Today or earlier. Of each fact what was heard or seen last counts.
q-again = Also note what stayed the same, with this source and this day.
no-file = No client file: the partnership can start at once. Does the client later also want something from VDAB’s mainstream services? Then the client first registers with VDAB. We can help with that.
step-unclear = There is something about VDAB that the client does not know. The client can ask the mediator or the Servicelijn.
step-open = Conversation with VDAB: still to be arranged, since { $day }.
step-client-asks = Conversation with VDAB: the client asks for it.
step-asked = Conversation with VDAB: asked for, the client waits for the invitation.
step-planned = Conversation with VDAB: planned for { $day }. Afterwards note what the client tells about it.
step-held = Conversation with VDAB: held on { $day }.
step-declined = Conversation with VDAB: the client does not want it now. That is fine.
servicelijn-link = What does the client say to the Servicelijn?
facts-heading = What we know about VDAB
facts-lead = Nothing is erased. Of each item the newest counts.
fact-what = Item
fact-words = Answer
fact-source = Source
fact-learnt = Heard or seen on
fact-by = Noted by
fact-old = older

# Offer
q-offer = Can mainstream services help you, such as VDAB or the OCMW?
q-offer-hint = Ask what was tried already, and why it worked or not.
q-offer-why = Why, or why not?
q-education = Is school or training still possible?
q-education-note = The client was { $years } years old on the day of registration ({ $day }). Education then comes first.
q-education-reason = Why is education not possible any more?

# Agreements
q-discuss = May we discuss your question with other partners?
q-discuss-hint = In a case conference partners think together. A VDAB adviser may be at the table too. Without a yes nothing goes on the agenda.
q-parts = What may we tell there?
q-parts-hint = We do not tell what is not ticked.
q-named = May we mention your name there?
q-named-hint = Without a yes the client is given another name. We ask again for each conference.
q-team = Do you want to be supported by a team that reads what you tell us here?
q-team-hint = A trajectory only begins with a yes. The client can always withdraw it.
q-remark = Is there anything else you want to say?

# Faults
fault-both = Fill in a date, or choose why not. Not both.
fault-born-future = This day has yet to come. Check the date.
fault-born-old = This day is too long ago. Check the date.
fault-born-part = The registration says another date. Fill in day, month and year.
fault-partner = Choose a partner of this partnership.
fault-education-reason = Write why education is not possible any more.
fault-needed-reason = Write why, or why not.
fault-source = Choose how you know this.
fault-estimate-source = Choose whether you heard this from the client or in a three-way meeting.
fault-learnt-later = This day has yet to come. Write the day on which you heard or saw it.
fault-conversation-day = Write on what day.
fault-planned-past = This day is over. Choose ‘Held’ or a later day.
fault-held-later = This day has yet to come. Choose ‘Planned’ or an earlier day.

# What the client says to VDAB
say-title = What do I say to VDAB?
say-call = Call the Servicelijn for free: { -servicelijn }
say-call-what = Do you know your mediator? Then you may also call your mediator. You may ask someone to sit with you.
say-say = Say this
say-interest = ‘I am a client, and I am interested in the local partnership.’ In Dutch: ‘Ik heb interesse in het lokaal partnerschap.’
say-conversation = ‘I would like a conversation with my VDAB mediator or with my trusted advisor.’ In Dutch: ‘Ik vraag een gesprek met mijn VDAB-bemiddelaar of met mijn trusted advisor.’
say-then = You are invited to a conversation
say-then-what = Would you rather not go alone? Someone from the partnership can come along if you want. The conversation can also be online.
say-mediator-name = My mediator: { $name }
say-day = The day of my conversation:
say-own-choice = You choose what you tell. The partnership does not call VDAB about you.
say-no-file = You have no client file at VDAB. You do not have to call now. This sheet is for later.
say-print = With ‘Print’ in your browser you can print this sheet and hand it to the client.
q-born-part = The registration says only { $year }. Ask the day and the month too, and write them as 23/11/1988.
