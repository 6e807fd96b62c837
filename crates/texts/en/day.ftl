title = Today
lead = What is waiting in the partnership: for how long, and with whom.
list-untalked = No first talk yet
list-ready = Ready for a case conference
list-vdab = Open step with VDAB
list-unfollowed = Decided, but not followed up yet
none-untalked = The first talk has begun with everybody who registered.
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
column-waits = Waiting
column-with = With
column-what = What
waits-days = { $n ->
    [0] since today
    [one] 1 day
   *[other] { $n } days
  }
nobody = Nobody yet
vdab-asks = Ask for the conversation
vdab-planned = Planned for { $day }
vdab-past = Was planned for { $day }
follow-tell = The client has not been told yet
follow-ask = Not asked yet
follow-begin = Nothing done in the dossier yet
next = Next case conference
next-on = { $at }
next-cases = { $n ->
    [0] No cases on the agenda yet
    [one] 1 case on the agenda
   *[other] { $n } cases on the agenda
  }
next-none = No case conference is planned.
next-plan = Plan a case conference
next-open = To the agenda
agenda-add = Put on the agenda
road = The road from registration to trajectory
road-lead = Who registered since { $day }, and how far they came. Those still on the way count at the step where they are now.
road-alt = Of { $came } registrations, { $talked } had a first talk. A case conference decided about { $conferred }. A trajectory opened for { $opened }. The table below shows the same numbers.
road-empty = No registration came in during the last year.
step-came = Registered
step-talked = First talk
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
other-rejected = Put aside: not a real registration
note-joined = Registrations that were joined to another are not counted.
