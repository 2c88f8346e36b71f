# Signing in.

signing_in-title = Log in
signing_in-lead = For the staff of charitable societies and foundations and of the Ministry of Social Affairs.
signing_in-username = User name
signing_in-password = Password
signing_in-submit = Log in
signing_in-choose_title = New password
signing_in-choose_lead = Choose a password that nobody else knows. Every earlier session ends, and you are signed in with it now.
signing_in-password_now = Present password
signing_in-new_password = New password
signing_in-choose = Save and log in
signing_in-new_password_hint = { $limit ->
    [one] At least { $limit } character.
   *[other] At least { $limit } characters. A short sentence that you remember is better than a difficult word.
}
signing_in-other_password = Change password
