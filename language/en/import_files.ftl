# Files of requests: a charity brings them, and every row is looked at before anything is registered.

import_files-title = Import a file
import_files-lead = Many requests in one file. You see what would become of every row before anything is registered, then you confirm.
import_files-bring = Bring a file
import_files-file = File
import_files-file_hint = { $limit ->
    [one] A table saved as “CSV UTF-8”, at most 1 row.
   *[other] A table saved as “CSV UTF-8”, at most { $limit } rows.
}
import_files-default_hint = For rows that do not say it.
import_files-look = Look through it
import_files-columns = Names of the columns
import_files-columns_hint = The first line holds the names of the columns. “civil_id” and “full_name” are enough, the others may be there. No other column is read.
import_files-brought = Files that were brought
import_files-brought_at = Brought
import_files-rows = Rows
import_files-row = Row
import_files-state = State
import_files-unnamed = A file without a name
import_files-none = No file was brought yet
import_files-none_advice = Choose a file above to begin.
import_files-done_dropped = What stood in the file is forgotten.
import_files-count_refused = { $count ->
    [one] 1 row was refused
   *[other] { $count } rows were refused
}
import_state-looking = Being looked through
import_state-preview = Waits for you to confirm
import_state-running = Being registered
import_state-over = Done
import_state-dropped = Forgotten
import_row_state-new = Not looked at yet
import_row_state-ready = Registered when you confirm
import_row_state-waiting = Waits its turn
import_row_state-registered = Registered
import_row_state-known = Registered before from this file
import_row_state-refused = Refused
import_show-all = All
import_show-refused = Refused
import_show-twice = One person more than once
import_files-looking = { $done } of { $count } looked through.
import_files-progress = { $done } of { $count } done.
import_files-may_close = You may close this page. The work goes on by itself, and this page says how far it is.
import_files-preview = { $ready } of { $count } are ready to be registered. Nothing is registered yet.
import_files-figures = What the file says
import_files-download = Download the refused rows
import_files-mend = The download has the reason of every row. Mend the rows in it and bring it as a new file.
import_files-again = Rows of a person of an earlier row
import_files-again_means = They are registered, and the duplicate check holds them until somebody looked.
import_files-of_known = Rows of people registered before
import_files-registered_before = Registered before
import_files-outlook = What becomes of it
import_files-no_rows = No rows here
import_files-storm_one_person_too_often = One person stands in more rows than a sound file has. This is probably a fault in the data. Look at the rows first.
import_files-storm_too_many_rows = Most rows are of people who are registered already. This is probably a fault in the data. Look at the rows first.
import_files-accept_storm = Looking at the rows
import_files-i_looked = I looked at the rows, and they are right
import_files-means = Every row that is ready becomes a request in your name, with consent and all papers noted as given; then its duplicate check runs.
import_files-nothing = No row of the file is ready to be registered.
import_files-confirm = { $count ->
    [one] Register 1 request
   *[other] Register { $count } requests
}
import_files-drop = Forget what stands in it
import_files-drop_title = Forget what stands in this file?
import_files-drop_means = { $count ->
    [0] Its rows are erased. Nothing of it was registered.
    [one] Its rows are erased. The 1 request that was registered of it stays.
   *[other] Its rows are erased. The { $count } requests that were registered of it stay.
}
error-file-not-confirmable = The file does not take this now: it is not looked through yet, or is being registered, or no row of it is ready. See how far it is.
