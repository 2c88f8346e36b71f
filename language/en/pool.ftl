# The masked pool: cases without a charity.

pool-title = Cases available for pulling
pool-lead = Requests that came without a charity, of the kinds your charity is registered for. Who asks is shown only to the charity that pulls the case.
pool-lead_ministry = Cases that no charity has: direct one that nobody takes to a charity that gives such aid.
pool-kind = Kind of aid
pool-family = Family size
pool-age = Received
pool-act = Act
pool-untaken = Nobody took it by { $on }
pool-none = No case is waiting
pool-none_advice = Requests that come without a charity appear here once their duplicate check has passed.
pool-not_pulled = The case was not pulled.
pool-done_returned = The case went back to the pool. Nothing of it is open to your charity any more.
pool-done_redirected = The case was directed to the charity you chose.
pool-charity = Charity
pool-return_what = The case goes back to the pool, where charities see only kind of aid, family size, governorate and age. Your charity will not see it any more; what you wrote stays in the record.
pool-return_text = Why the charity gives it back
pool-redirect_what = The case waits at the charity you choose to be claimed. What another charity wrote of it stays with that one.
pool-redirect_text = Why it is directed there

standing-active = Active
standing-suspended = Suspended
standing-dissolved = Dissolved
