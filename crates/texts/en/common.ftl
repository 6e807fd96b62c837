# The VDAB Servicelijn: the number stands only here.
-servicelijn = 0800 30 700
product = Schakel
tagline = Local partnerships
title-fault = Error:
title-asks = One more question:
skip = Go to the content
main-menu = Main menu
you-are-here = You are here
language = Language
sign-in = Staff sign-in
sign-out = Sign out
close-page = Close this page
account = My account
nav-find = Find a partnership
nav-code = My registration
nav-day = Today
nav-start = Start
nav-my-day = My day
nav-inbox = Registrations
nav-dossiers = Dossiers
nav-conferences = Case conferences
nav-options = Partnership
nav-members = Members
nav-platform = Platform
save = Save
cancel = Cancel
back = Back
next = Next
first-page = To the beginning
previous-page = Previous
next-page = Next
pages = Pages: { $list }
newest = These are the newest { $n }; there are more.
show-all = Show all
change = Change
print = Print
yes = Yes
no = No
unknown = I don’t know
later = I would rather tell you later
not-said = Not filled in
optional = (you may skip this)
labelled = { $label }:
list-comma = { ", " }
list-and = { $before } and { $last }
date-hint = Day, month and year, such as 23/11/1988 or 23 November 1988
problem-one-or-more = { $n ->
    [one] Please check this
   *[other] Please check these { $n } points
  }
minutes-ago = { $n ->
    [0] just now
    [one] 1 minute ago
   *[other] { $n } minutes ago
  }
hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
  }
days-ago = { $n ->
    [0] today
    [one] yesterday
   *[other] { $n } days ago
  }
months-ago = { $n ->
    [one] 1 month ago
   *[other] { $n } months ago
  }
playbook = Playbook version { $version }, { $month }
playbook-par = Playbook { $par }, version { $version }
servicelijn = VDAB helpline (Servicelijn): { -servicelijn } (free)
servicelijn-number = { -servicelijn }
servicelijn-label = VDAB helpline (Servicelijn)
logos = The partners behind this offer
logo-eu = Co-funded by the European Union
logo-wse = Europa WSE
logo-vlaanderen = Flemish government
logo-vdab = VDAB
logos-stand-in = The official logos are not installed yet. Names in text stand in for them. Please add the logos (§9).
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-contact = Contact
role-client = client
role-caseworker = caseworker
role-companion = companion
role-buddy = buddy
role-outreach-worker = outreach worker
role-coordinator = coordinator
role-vdab-adviser = VDAB adviser
role-team-leader = team leader on the board
role-quality-coach = quality coach
role-project-manager = project manager Europa WSE
role-platform-admin = platform administrator
role-vdab-mediator = VDAB mediator
role-visitor = visitor
leave-quickly = Exit this page
demo-banner = This is a demonstration with invented people. Do not fill in real data here.
# In a list, in the place of a name, when a client’s key is missing.
illegible = cannot be opened
