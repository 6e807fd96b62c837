# The members of a partnership.
title = Members
lead = The people who work in { $partnership }, in what role and for which organisation. A VDAB mediator never has an account: everything goes through the client (§1.3.1).
count = { $n ->
    [one] 1 member
   *[other] { $n } members
  }
column-name = Name
column-role = Role
column-organisation = Organisation
column-standing = Standing
standing-invited = invited
standing-active = active
standing-suspended = away
standing-ended = no longer works here
invited-until = until { $date }
invited-lapsed = the invitation has expired
nobody = There are no members yet.
invite = Invite someone
invite-title = Invite someone
invite-lead = You get a link that works once, for seven days. Give it to the person yourself. The system sends nothing. Once the person used it, a colleague confirms that it is the right person.
name = Name
name-hint = As colleagues and clients read it.
sign-in-name = Sign-in name
sign-in-name-hint = In the form of an email address. Nothing is sent to it.
role = Role
organisation = Organisation
invite-button = Make the link
invited-title = The link is ready
invited-lead = Give this link to the person. You see it only now. It works once, until { $date }.
invited-link = Link
to-list = To the members
again = New link
suspended = The person is marked as away and signed out. What is with this person stays there until you hand it over.
resumed = The person is back. What went to someone else meanwhile stays there.
ended = The person no longer works here and is signed out.
own-membership = You cannot mark yourself as away or note that you leave. Ask another coordinator.
already-member = This person already has this role for this organisation.
role-does-not-fit = This role does not fit this organisation. People who work for VDAB can be adviser, team leader or quality coach. Project managers work for Europa WSE. Caseworkers work for another organisation.
organisation-none = Choose an organisation of this partnership.
sign-in-name-form = Write the sign-in name in the form of an email address, such as nora@ocmw.example.
choose = Choose
open = Is someone away, or leaving? Open the person. You see what has to be handed over.
still-with = { $n ->
    [one] 1 still to hand over
   *[other] { $n } still to hand over
  }
still-hangs = That is only possible when nothing is with this person any more. Hand over everything first.
standing-awaiting = waits to be confirmed
invite-lead-admin = This partnership has no coordinator now. You invite one with a link that works once, for seven days. If people work there already, one of them confirms that it is the right person. Later the coordinator invites.
invite-coordinator = Invite a coordinator
invited-then = Once the person came by the link, you find them among the members with ‘{ members.standing-awaiting }’. A colleague who saw or spoke to the person confirms.
shown-title = The link was shown already
shown = This link was shown already, and you do not see it a second time. It works until { $date }. You do not have it? Make a new link on the page of the members. The old one works no more then.
confirmed = You confirmed that it is the right person, who can work now.
taken-back = The invitation was taken back. The link works no more.
standing-lapsed = not confirmed in time
awaiting-lapsed = nobody confirmed within 14 days
