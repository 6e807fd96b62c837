# Checking the log: the checkpoint and the key, for every organisation.
title = Checking the log
lead = Everything that someone looks at or changes stands in a log. Each line hangs on the one before. Every ten minutes it is signed how far it has come: a checkpoint.
keep = Keep a checkpoint outside this system now and then, such as with the documents of your organisation. If something is taken away or written again later, your checkpoint shows it. You need to trust nobody for that.
checkpoint = The newest checkpoint
save = Save the checkpoint
none = Nothing was signed yet. Come back in ten minutes.
public-key = The public key
key-lead = With it you check whether a checkpoint is real. Keep the key once, and compare it with that of another organisation.
key-save = Save the key
how = How to check
how-lead = Ask the administrator for an export of the log (schakel audit export). Nothing in it can be read of a client. The program schakel-verify then says whether the log is still right:
cannot = It cannot prove to you what came after your checkpoint. So keep a new one regularly.
