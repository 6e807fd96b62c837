# Why something is allowed: clients read these sentences too, where it says who looked.
find = Everyone may look up a partnership and how to register with it.
own-account = Everyone looks after their own account.
register = Clients register themselves. It is voluntary.
client-own = Clients see and manage what is theirs.
coordinator-inbox = The coordinator handles the registrations of the own partnership.
coordinator-options = The coordinator keeps the registration options of the own partnership up to date.
coordinator-logos = The coordinator installs the official logos of the own partnership.
coordinator-members = The coordinator manages the members of the own partnership.
coordinator-dossier = The coordinator opens a dossier of the own partnership only with a written reason, and as long as the client agrees.
coordinator-closes = The coordinator closes a dossier after a decision in the case conference in which the VDAB adviser took part.
conference = Those who take part in the case conference discuss the client’s situation, as long as the client agrees.
report = Figures are added up, so that nobody can be recognised in them.
outreach-inbox = The outreach worker follows the registrations that he or she supports or was given, until they are accepted.
guide-inbox = The caseworker handles the registrations that are assigned to him or her.
guide-dossier = The caseworker works in the dossiers of the own team, as long as the client agrees.
guide-notes = Notes are for the team. Only its writer sees a confidential note.
guide-combination = The client’s team prepares a combination trajectory and keeps track of it.
guide-documents = The team makes documents together with the client and gives them to the client only.
buddy-dossier = The buddy sees the dossier to which he or she is assigned and the own notes, as long as the client agrees.
propose = The VDAB adviser and the team leader in the board may send in a correction of the registration options.
admin = The platform administrator manages partnerships and accounts, never what clients told.

# Why something is never allowed.
not-active = Your membership is not active: you were only just invited, or it was suspended or ended. So you cannot do anything here now. Ask your coordinator to open it again, or choose another membership.
other-partnership = This belongs to another partnership. What a client tells stays in the partnership where the client registered. If you have a membership there too, sign in with that one.
vdab-no-client = Whoever works for VDAB does not register clients, does not type over forms, and does not see registrations or dossiers. What goes between VDAB and the partnership goes through the client. If somebody wants to register, show the public form: the client fills it in.
vdab-side-nobody = Nobody asks VDAB for a client’s data through the partnership. Ask the client, or look at the client file on the VDAB website together.
mediator-never = The VDAB mediator has no access. Everything goes through the client. You can help the client to register, and arrange a three-way meeting with the client.

# Why something is not allowed, and what is.
no-closed = This partnership does not take registrations with this form now. Call or walk in: the registration options say how.
no-code = To see your registration you need your code. Please enter it first. Lost your code? Call the partnership where you registered. Your registration stays valid.
no-sign-in = This is only for people who work in the partnership. Please sign in first.
no-other-client = This registration is not yours. Please enter your own code.
no-over = Your registration was withdrawn or joined to another one, so you cannot change it any more. You can register again, or call the partnership.
no-client-account = You do not need an account. With your code you see your registration.
no-staff-only = This is only for people who work in the partnership. On your own page you see your registration and who looked at it.
no-only-client-registers = Only the client registers, voluntarily and in the client’s own name. Help the client with the form on the client’s phone, or type over the paper form together.
no-only-client = Only the client looks with the code, adds and withdraws. If the client wants to change something, help on the client’s own page.
no-figures-only = Whoever works with figures or quality does not see the registrations of clients. You get figures in which nobody can be recognised.
no-admin-registration = The platform administrator does not see registrations: running the platform does not need what clients told. The coordinator of the partnership can help you.
no-buddy-registration = A buddy does not work with registrations. You see a client once you are assigned to the dossier. Ask the caseworker or the coordinator.
no-search = The coordinator and the outreach worker search in all registrations. Your list has the registrations that are assigned to you.
no-not-assigned = You only see and answer registrations that are assigned to you. Ask the coordinator to assign this one to you.
no-not-supported = You see and answer registrations that you support or were given, until they are accepted. Ask the coordinator to assign this one to you.
no-coordinator-assigns = Assigning, joining, splitting and keeping apart is done by the coordinator. Ask the coordinator of your partnership.
no-propose-instead = The coordinator edits the registration options. If you see a mistake, send in a correction.
no-edit-instead = You need not send in a correction: as coordinator you edit the registration options yourself.
no-who-proposes = The VDAB adviser and the team leader in the board send in corrections. If you see a mistake, tell the coordinator.
no-coordinator-options = The coordinator edits the registration options. If you see a mistake, tell the coordinator of your partnership.
no-coordinator-logos = The coordinator installs the logos of the partnership. Give the file to the coordinator.
no-coordinator-members = The coordinator manages the members of the partnership. Ask the coordinator.
no-admin-only = This is done by the platform administrator. If you need something, ask through your coordinator.
no-own-account = This is somebody else’s account. You can only manage your own.
no-nothing = This is not allowed in the role in which you work now. Ask the coordinator of your partnership, or choose another membership.
