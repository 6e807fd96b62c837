title = Today
lead = What waits in the partnership: how long, and with whom.
list-untalked = No first talk yet
list-ready = Ready for a case conference
list-vdab = Open step with VDAB
list-unfollowed = Decided, and not followed up yet
none-untalked = The first talk was begun with everybody who registered.
none-ready = No case waits for an agenda.
none-vdab = No conversation with VDAB is open.
none-unfollowed = Every decision was followed up.
total = { $n ->
    [one] 1 in all
   *[other] { $n } in all
  }
longest = The { $n } that wait longest
all = Show all { $n }
back = Back to today
more-than-shown = You see the { $n } that wait longest.
column-name = Name
column-waits = Waits
column-with = With
column-what = What
waits-days = { $n ->
    [0] since today
    [one] 1 day
   *[other] { $n } days
  }
nobody = Nobody yet
vdab-asks = Ask for the conversation
vdab-planned = Planned on { $day }
vdab-past = Was planned on { $day }
follow-tell = The client was not told yet
follow-ask = Not asked yet
follow-begin = Nothing done in the file yet
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
road-lead = Who registered since { $day }, and how far they came. Who is still on the way counts at the step where he or she is now.
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
column-from = Of previous
percent = { $n }%
other = How it went on
other-under-way = Still on the way
other-in-trajectory = In a trajectory now
other-withdrawn = Taken back by the client
other-referred = Referred, or not in the target group
other-expired = Expired without an answer
other-rejected = Put aside: not a real registration
note-joined = Registrations that were joined to another are not counted.
