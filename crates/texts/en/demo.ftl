title = Choose a role
what = In this demonstration you sign in as anybody, without a key. A real installation does not have this page.
platform = Platform
take = Start
