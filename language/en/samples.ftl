# Verification by sample: drawing one, asking about its receipts, and the issues that were found.

samples-title = Verification by sample
samples-lead = On top of every proof: beneficiaries drawn by lot are asked whether the aid arrived.
samples-one = A sample
samples-none = No sample was drawn yet.
samples-days = Days of confirmation
samples-size = Size
samples-of = { $size } of { $population }, margin { $margin } %, confidence { $confidence } %
samples-answers = Answers
samples-asked = { $asked } of { $size } asked
samples-draw = Draw a sample
samples-draw_hint = Names are drawn by lot, and the same lot can be drawn again by whoever audits it.
samples-margin = Margin of error (%)
samples-margin_hint = 5 unless said otherwise.
samples-confidence = Confidence (%)
samples-confidence_hint = 95 unless said otherwise.
samples-result = Answer
samples-what = What was said
samples-note = Note
samples-issues = Open issues
samples-due = The charity answers by { $due }
samples-answer = What the charity did
samples-answer_submit = Note the answer
samples-close = Close the issue
