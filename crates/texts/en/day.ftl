title = Today
lead = Every open registration is in one list, or on an agenda.
list-untalked = No first meeting yet
list-begun = Talk begun, not done
list-unagreed = Talk done, no yes yet
list-ready = Ready for a case conference
list-vdab = Open step with VDAB
vdab-lead = These clients are also in a list of today, on an agenda, or they have a dossier.
list-unfollowed = Decided, but not followed up yet
none-untalked = The first meeting has begun with everybody who registered.
none-begun = Every talk that was begun is done.
none-unagreed = After every talk that is done, the client agreed to be discussed.
none-ready = No case is waiting for an agenda.
none-vdab = No conversation with VDAB is open.
none-unfollowed = Every decision has been followed up.
total = { $n ->
    [one] 1 in all
   *[other] { $n } in all
  }
longest = The { $n } that have waited longest
all = Show all { $n }
back = Back to today
column-name = Name
column-waits = Waits
column-with = With
column-what = What
waits-days = { $n ->
    [0] since today
    [one] 1 day
   *[other] { $n } days
  }
waits-client = { $n ->
    [0] with the client
    [one] with the client, 1 day
   *[other] with the client, { $n } days
  }
waits-conference = on { $day }
legend = ‘Waits’ counts the days from our last step, or from what the client wrote after it.
legend-long = more than a week
legend-very-long = more than two weeks
legend-client = ‘With the client’: we asked something, and it is the client’s turn.
nobody = Nobody yet
nobody-any-more = Nobody yet. It was with { $name }, who is away or no longer works here.
reply = The client wrote
agree-no = Said no
agree-later = Does not know yet
agree-open = Not asked yet
vdab-asks = Ask for the conversation with VDAB
vdab-planned = Conversation with VDAB on { $day }
vdab-past = Conversation with VDAB was on { $day }
follow-tell = The client has not been told yet
follow-ask = Not asked yet
follow-begin = Nothing done in the dossier yet
next = Next case conference
next-cases = { $n ->
    [0] No cases on the agenda yet
    [one] 1 case on the agenda
   *[other] { $n } cases on the agenda
  }
next-none = No case conference is planned.
next-plan = Plan a case conference
next-open = To the agenda
agenda-add = Put on the agenda
talk-begin = Begin the first meeting
talk-go-on = Go on with the first meeting
agree-ask = Ask for agreement
road = The road from registration to trajectory
road-lead = Who registered since { $day }, and how far they came. Those still on the way count at the step where they are now.
road-alt = Of { $came } registrations, { $talked } had a first meeting. A case conference decided about { $conferred }. A trajectory opened for { $opened }. The table below shows the same numbers.
road-empty = No registration came in during this period.
step-came = Registered
step-talked = First meeting done
step-conferred = Case conference
step-opened = Trajectory
table-caption = The road in numbers
column-step = Step
column-number = Number
column-share = Of all
column-from = Of the previous
percent = { $n }%
other = How it went on
other-under-way = Still on the way
other-in-trajectory = In a trajectory now
other-withdrawn = Withdrawn by the client
other-referred = Referred, or not in the target group
other-expired = Expired without an answer
other-rejected = Rejected: not a real registration
note-joined = Registrations that were joined to another are not counted.
erasures = { $n ->
    [one] One client asks to be erased.
   *[other] { $n } clients ask to be erased.
  }
erasures-see = See the requests
erasures-done = Erased clients
other-ended = Ended for an ordinary reason
period = Period
period-quarter = Last three months
period-year = Last year
period-always = From the start
road-lead-always = Everybody who ever registered, and how far they came. Those still on the way count in the step where they are now.
mine = My day
mine-lead = What you have, and whose turn it is.
mine-new = New to me
mine-new-none = Nothing new.
mine-ours = Asked of me
mine-ours-none = Nobody waits for you.
mine-others = With the client or a conference
mine-others-none = Nothing.
mine-dossiers = My dossiers
mine-dossiers-none = You are on no team.
mine-conferences = Conferences to which I was asked
mine-conferences-none = None ahead.
behind-none = Nobody in this period.
column-received = Registered
column-state = Status
behind-since = Out of all registrations since { $day }.
behind-always = Out of all registrations ever.
new-one = { $name } ({ $role })
new-members = Members for less than thirty days: { $names }.
new-see = See who let them in, and whom they opened
confirmed = You confirmed that it is the right person, who can work now.
ask-read = Not opened yet
ask-ready = Ready for a case conference: the coordinator puts it on the agenda
gone = Withdrawn, or no longer agreed
gone-lead = Was the registration withdrawn? Do not contact the client about it any more: we promised that. Take appointments out of your diary. Are you worried, or do you doubt that it was the client? Talk to the coordinator.
gone-withdrawn = withdrawn with the code on { $day }
gone-unread = no longer agrees, the team does not read the dossier
gone-hidden = { $n ->
    [one] You may no longer see anything of { $n } client of your team. The coordinator knows who.
   *[other] You may no longer see anything of { $n } clients of your team. The coordinator knows who.
  }
withdrawn = Withdrawn in the last { $days } days
waits-promised = promised by { $day }
promises-broken = { $n ->
    [one] For { $n } client the promised day is over, and nothing was done yet.
   *[other] For { $n } clients the promised day is over, and nothing was done yet.
  }
promises-broken-see = See them
agree-by-code = Yes by the code, after a no in a talk: ask about it

# A next version of the playbook
versions-title = Playbook: the next version
versions-now = Version { $version } counts now, since { $day }.
versions-none = No next version is known yet.
versions-from = Version { $version } counts from { $day }.
versions-draft-from = There is a draft of version { $version }, for { $day }.
versions-is-draft = This is a draft. It decides about nobody.
versions-kept = What was decided stays as it was decided.
versions-under-way-title = Clients under way
versions-under-way = { $all ->
    [0] Nobody is under way after a first meeting.
   *[other] { $changed } of { $all } clients under way { $changed ->
        [one] is
       *[other] are
    } judged otherwise.
}
versions-decided-title = What was decided in the last year
versions-decided = { $all ->
    [0] There is no decision with which the answers were kept.
   *[other] Of { $all } decisions { $changed } would be otherwise.
}
versions-by-rule = Which rule makes the difference
versions-rule = Rule
versions-times = Clients
versions-change = { $rule } ({ $paragraph }): now { $before }, then { $after }.
versions-no-rule = no rule
versions-outcome = Now: { $from }. Then: { $to }.
versions-was-decided = { $what } on { $day }, by version { $version }.
versions-fallen = This decision would not be possible then.
versions-more = Only the newest 300 were looked at.
versions-number = { $what }: now { $before }, then { $after }.
versions-ends = This rule ends: { $rule }
versions-begins = This rule is new: { $rule }
