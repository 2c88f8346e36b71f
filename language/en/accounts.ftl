# Accounts of a body's staff: its administrator opens them, gives roles, and ends them.

accounts-title = Staff accounts
accounts-lead = Who works in your body, and what each may do. Nobody changes their own rights.
accounts-new = New account
accounts-open = Open the account
accounts-roles = Roles
accounts-held = Cases with them
accounts-own = You
accounts-ended = Ended
accounts-is_ended = This account has ended and opens nothing.
accounts-username_hint = Small Latin letters, digits and dots, such as waha.sara
accounts-first_password = A first password is shown once after opening. Its owner replaces it at the first sign-in, so that nobody else knows it.
accounts-change_roles = Change roles
accounts-renew = New first password
accounts-end = End the account
accounts-done_roles = The roles are changed.
accounts-done_ended = The account has ended, and what was with it is back in the queues.
accounts-roles_title = Change the roles of this account?
accounts-roles_before = Roles now
accounts-roles_after = Roles after you confirm
accounts-roles_means = It takes effect at once. What is with them in a role that they lose goes back to the queues.
accounts-roles_go = Change the roles
accounts-password_title = Give a new first password?
accounts-password_means = The present password ends, and its owner is signed out everywhere.
accounts-password_go = Give a password
accounts-end_title = End this account?
accounts-end_means = { $count ->
    [0] The account opens nothing from now on. No case is with it.
    [one] The account opens nothing from now on. 1 case goes back to the queue.
   *[other] The account opens nothing from now on. { $count } cases go back to the queue.
}
accounts-end_go = End the account
accounts-given_title = First password
accounts-first = First password
accounts-given_means = Hand it to its owner now: it is not shown again. It opens nothing before it was replaced.
accounts-given_again = This account was opened before. Its first password was shown once; if it is lost, give a new one on the page of the account.
accounts-story = What was done to it
accounts-to_account = To the account
account_act-opened = Account opened
account_act-roles_changed = Roles changed
account_act-renewed = New first password given
account_act-ended = Account ended
error-own-rights = Nobody changes their own rights or ends their own account. Ask a colleague who keeps the accounts.
error-malformed-username = Three to forty: small Latin letters, digits, dots and dashes, beginning with a letter or digit.
error-username-taken = Another account has this name. Choose another one.
error-first-password = Somebody else gave you this password. Choose a new one on the sign-in page, then sign in with it.
error-password-too-short = { $limit ->
    [one] Write at least { $limit } character.
   *[other] Write at least { $limit } characters.
}
error-same-password = This is the present password. Choose another one.
