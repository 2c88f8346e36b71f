# Aid from outside the cycle: where it came from, and what is wrong with a row of it.

outside_source-public_assistance = Public assistance
outside_source-zakat_house = Zakat House
outside_source-other = Another source

error-unknown-kind = There is no kind of aid with this code.
error-code-twice = An earlier row of the file has this code. Each aid has a code of its own.
error-recorded-otherwise = Another aid is recorded under this code: its kind, amount or date differs. What is recorded stays as it is.
