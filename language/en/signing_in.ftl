# Signing in.

signing_in-title = Log in
signing_in-lead = For the staff of charitable societies and foundations and of the Ministry of Social Affairs.
signing_in-username = User name
signing_in-password = Password
signing_in-submit = Log in
