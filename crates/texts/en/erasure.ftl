title = Erasing clients
title-one = Erase a client
lead = A client may ask to be erased. Two people decide together. The client must have an answer within a month.
open = Requests that wait
open-none = Nobody waits for a decision.
column-asked = Asked on
column-by = Answer by
column-stands = Status
stands-asked = Waits for a first yes
stands-approved = Waits for a second yes
being-erased = { $n ->
    [one] One client is being erased now. That takes a few minutes.
   *[other] { $n } clients are being erased now. That takes a few minutes.
  }
done = Erased
done-none = Nobody has been erased yet.
asked-on = On { $day } the client asked on their own page to be erased. Answer by { $by }.
first-yes = { $name } said yes on { $at }. Ground: { $ground }.
what-goes = Everything that is kept of this client goes: the registration, messages, talk, cases, decisions and dossier.
what-stays = The log stays, with nothing of the client that can be read. The client no longer counts in the figures.
no-way-back = There is no way back. The client becomes unreadable in backups of the data too.
speak-first = Speak with the client first, in a safe way. Someone else may have the client’s code.
together = { $n ->
    [one] One registration goes.
   *[other] { $n } registrations go: this one, and those joined to it. Is one of them someone else’s? Split it first.
  }
yes-title = Yes, erase
wait-for-other = You said yes already. Someone else must say yes too: another coordinator, or the administrator of the installation.
ground-label = On what ground? (GDPR, article 17)
ground-asked = The client asks
ground-not-needed = The data are no longer needed
ground-unlawful = The data should never have been kept
sure = I spoke with the client, or that is not possible. I know that this cannot be undone.
fault-sure = Tick this to go on.
fault-same-person = You said yes already. The second yes must come from someone else.
approve-do = Say yes, and ask for a second one
decide-do = Erase for good
no-title = No, do not erase
why-label = Why not?
why-hint = The client reads this on their own page. Say also where the client can complain.
no-do = Do not erase, and answer this
done-approved = Your yes is saved. A second person is needed.
done-decided = It is decided. Within a few minutes everything is erased.
done-settled = This was decided already, or the request was taken back.
certificate = Certificate of erasure
certificate-lead = All data of one client were erased. This sheet does not say who that was.
certificate-copies = The client’s key is destroyed. The client is unreadable in every backup of the data. That counts as soon as the last backup of the keys from before is gone. Those may be kept for 7 days at most.
certificate-log = The log keeps that something happened and who did it. What was written about the client is unreadable in it.
to-list = To the list
fact-number = Number
fact-partnership = Partnership
fact-asked = Asked on
fact-ground = Ground (GDPR, article 17)
fact-first = First yes
fact-second = Second yes
fact-done = Erased on
fact-rows = Rows erased
yes-of = { $name }, { $at }
