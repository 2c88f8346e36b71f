# The frame of every page, and the shapes that all pages share.

layout-brand = Sanad
layout-ministry_line = Central Aid System, Ministry of Social Affairs
layout-skip = Skip to content
layout-queues = My work queues
layout-work = My work
layout-register = Register a request
layout-requests = Requests
layout-sign_out = Log out
layout-preferences = Language and digits
layout-language_name = English
layout-digits_arab = Show Arabic-Indic digits
layout-digits_latn = Show Western digits
layout-crumbs = Breadcrumb
layout-to_queue = Back to my queues
layout-cancel = Cancel
layout-choose = Choose
layout-optional = (optional)
layout-comma = {", "}
layout-due = { $left }, until { $when }
layout-the_ministry = the ministry
layout-a_colleague = a colleague
layout-error_prefix = Error:
layout-summary_title = Please correct the following

# Titles of refusals.
layout-refusal_forbidden = Not within your authority
layout-refusal_not_found = Page not found
layout-refusal_refused = No longer possible
layout-refusal_unavailable = The service is down for the moment
layout-refusal_internal = Something went wrong
layout-refusal_input = What was sent could not be accepted
layout-problem = { $field }: { $problem }
