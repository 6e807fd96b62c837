title = Partnerships
intro = All partnerships on this platform. Nothing of clients is to be seen here.
count = { $n ->
    [0] There is no partnership yet. Read one in from a file: schakel partnership import.
    [one] 1 partnership
   *[other] { $n } partnerships
  }
to-attend = { $n ->
    [0] All partnerships checked their information in the last six months.
    [one] 1 partnership did not check its information for more than six months.
   *[other] { $n } partnerships did not check their information for more than six months.
  }
without = { $n ->
    [0] Every Flemish municipality belongs to a partnership.
    [one] 1 Flemish municipality belongs to no partnership.
   *[other] { $n } Flemish municipalities belong to no partnership.
  }
name = Partnership
municipalities = Municipalities
municipality = Municipality
postcode = Postcode
shared = Shared municipalities
shared-text = Not every postcode of these municipalities belongs to the same partnership. You change a postcode with a file: schakel partnership import.
shared-nobody = no partnership
shared-from = { $partnership }, from { $date }
organisations = Organisations
confirmed = Last checked
logos = Logos
logos-of = { $n } of 4
never = never
members = Members
open = open
closed = closed
members-see = See the members
service = How the service is
service-lead = When each task ran last. The command ‘schakel doctor’ on the machine says the rest: the keys, the log and what is kept.
jobs-none = No task ran yet.
job-wrong = Went wrong. The task is tried again; the log of the service says why.
job-checkpoint = Signing the log
job-forget = Taking away what is over
job-expire = Warning about old registrations and letting them expire
job-erase = Erasing what was decided
