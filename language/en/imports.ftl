# Importing files: what is wrong with a file before any of its rows is looked at.

error-sheet-encoding = This file is not UTF-8 text. Nothing was imported. In the spreadsheet choose “Save as”, then “CSV UTF-8”, and import that file.
error-sheet-columns = These columns are missing in the file: { $columns }. Nothing was imported. A slash means that one of them is enough.
error-sheet-shape = Line { $line } of the file cannot be read as CSV. Correct it and import the file again: nothing is imported twice.

# What is wrong with a row of a list.
error-identity-unclear = It is not certain who this is: it may be somebody registered. The row was not imported. Complete the civil ID, the name and the date of birth, or ask the duplicate desk, then import it again.
error-ends-before-it-begins = The last day is before the first.

# A file of requests as a whole, before any of its rows is registered.
error-import-storm = { $storm ->
    [one_person_too_often] Nothing was imported. One person stands in more rows of the file than a sound file has ({ $linked } of { $rows }). Rows: { $numbers }. This is probably a fault in the data. Let somebody look at them; if they are right, import the file with --accept-storm.
   *[other] Nothing was imported. Too many rows of the file are of people who are registered already ({ $linked } of { $rows }). Rows: { $numbers }. This is probably a fault in the data. Let somebody look at them; if they are right, import the file with --accept-storm.
}
upload-link = The same person as in row { $row }.
upload-adjudicate = Perhaps the same person as in row { $row }.
upload-registered = The same registered person as in row { $row }.
