# Lists of previous beneficiaries: whom an earlier campaign helped.

error-list-differs = A list with this code has another name, circular, categories or days. It was not changed. Choose another code, or write its particulars as they are recorded.
exclusions-title = Exclusion lists
