# What a worker was writing.
was-typing = You were writing here on { $at }. Your text has not been saved with the client or the partnership yet.
put-back = Put it back
throw-away = Throw it away
put-back-done = What you wrote on { $at } is in the form again. Check it before you save.
without = The page without that text
typed-words = What you wrote
changed = Something has changed here since. First look at what it says now, on the page without your text.
lasts = You stay signed in until { $until } if you press nothing. If you are later, you sign in again and your text comes along.
kept-at = What you type is kept until you save. Last kept at { $at }.
not-kept = What you type now is not being kept: the server does not answer. Save it yourself soon.
too-long = This is too long to keep while you type. Save it yourself now.
over-here = You are signed out. Your text is still here. Save it, sign in, and then send it again.
soon = You will be signed out in 2 minutes.
soon-last = You will be signed out in 2 minutes, because you have been signed in all day. Save what you wrote now.
over = You are signed out. What you typed is still on this page.
stay = Stay signed in
stays = You stay signed in.
