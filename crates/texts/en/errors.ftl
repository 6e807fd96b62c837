not-found-title = Page not found
not-found = This page does not exist, or it is not for you. Check the address, or start again from the first page.
denied-title = This is not possible
denied-do = Do you think it should be? Ask the coordinator of your partnership.
refused-title = This is not possible yet
refused-broken = The playbook does not allow this.
refused-missing = Something is still needed before this can be done.
invalid-title = Check what you filled in
stale-title = Someone else just saved something
stale = While you were working, someone else saved a change. Your text is not lost. Compare the two and save again.
sign-in-needed = Sign in to see this page.
session-over = You were away too long. Sign in again. What you filled in has been kept.
busy-title = One moment
busy = { $seconds ->
    [one] It is very busy here now. Try again in 1 second.
   *[other] It is very busy here now. Try again in { $seconds } seconds.
  }
unavailable-title = Saving does not work now
unavailable = The system cannot save anything at the moment. Nothing is lost. Try again in a few minutes, or call the partnership.
illegible-title = This cannot be opened
illegible = The key of this client is missing. Nothing was erased or changed. Ask the administrator of the installation to look. A newer backup of the keys may help.
illegible-own = We cannot open your details at the moment. It is not because of you or your code. Nothing was erased. Call your partnership.
broken = This was changed by something other than Schakel. So we do not show it, and nothing is done with it. Ask the administrator of the installation to look: schakel doctor says where it is.
broken-own = We cannot open your details safely at the moment. It is not because of you or your code. Call your partnership.
broken-public = We cannot open this safely at the moment. It is not because of you. Call the partnership.
internal-title = Something went wrong on our side
internal = It is not your fault. Try again. Does it still fail? Give this code to the administrator: { $code }
forged-title = This form is no longer valid
forged = This form is too old, or it comes from another website. Nothing has changed. Go back, load the page again and try once more.
too-large-title = That is too much
too-large = What you sent is too large. Make it shorter and try again.
method-title = Not possible here
method = This page cannot do that. Go back and use the buttons on the page.
typed-title = What you typed
typed = This was not saved. Copy it if you still need it.
to-start = Go to the first page
field-blank = Please fill this in.
field-says-nothing = Write in a few words why.
field-unsure = Are you sure? Then tick it.
field-long = { $most ->
   *[other] This is too long. Use at most { $most } characters.
  }
field-unprintable = There is a character in here that we cannot show. Type the text again.
field-date = Write the date as day, month and year, such as 23/11/1988.
field-date-none = This day does not exist. Check the date.
field-choice = Choose one of the possibilities.
not-found-sent = Perhaps someone else has taken this over in the meantime. Ask your coordinator.
often-title = You already did this often today
often = You already did this very often today. You can do it again tomorrow. Is it urgent? Call your partnership.
signed-out-title = You are not in any more
signed-out = You were away too long. This was not sent. Your text is below. Copy it, come in again and paste it back. Or come in again in another tab. Then go back here and send it once more.
to-door = Come in again
away-title = You are signed out
away = A coordinator has marked you as away, or you no longer work here. This was not saved. Pass on what you wrote to whoever takes over your work.
field-date-part = Write the day and the month as well, such as 23/11/1988.
