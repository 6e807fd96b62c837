nobreak = a
