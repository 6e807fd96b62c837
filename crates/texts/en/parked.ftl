title = This is what you had filled in
what = Your session was over when you sent this. Nothing has been saved yet. Check it and send it again.
send = Send again
leave = Do not send
