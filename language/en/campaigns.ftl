# Campaigns, their lists, and where each row of a list stands.

row_place-refused = Refused
row_place-waiting = Waiting to be entered
row_place-checking = Being checked
row_place-held = At the duplicate desk
row_place-to_sign = Waiting for the signature
row_place-being_signed = Being signed
row_place-alone = Out of the list
row_place-approved = Approved
row_place-closed = Closed

row_refusal-not_found = The charity has no request with this number
row_refusal-not_studied = This household was not studied, or its study came to no recommendation
row_refusal-study_expired = The study has expired
row_refusal-listed_twice = The household stands in an earlier row of the list
row_refusal-malformed_amount = The amount cannot be read
row_refusal-above_ceiling = The amount is above the ceiling of a household
row_refusal-total_reached = The campaign has reached its ceiling
row_refusal-no_payee = The earlier study knows no payee of this kind
