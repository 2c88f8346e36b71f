# Importing files: what is wrong with a file before any of its rows is looked at.

error-sheet-encoding = This file is not UTF-8 text. Nothing was imported. In the spreadsheet choose “Save as”, then “CSV UTF-8”, and import that file.
error-sheet-columns = These columns are missing in the file: { $columns }. Nothing was imported. A slash means that one of them is enough.
error-sheet-shape = Line { $line } of the file cannot be read as CSV. Correct it and import the file again: nothing is imported twice.
