# More time for a task.

extensions-link = Extend the deadline
extensions-title = Extend the deadline
extensions-now = Deadline now
extensions-latest = Latest possible
extensions-left = Extensions left
extensions-until = New last day
extensions-until_hint = A working day; the task is due at its closing hour.
extensions-reason = Why more time is needed
extensions-reason_hint = It stays on the case and everybody who sees the case can read it.
extensions-again = The warning and the escalations come later by the same time.
extensions-submit = Extend
extensions-keep = Leave it as it is
