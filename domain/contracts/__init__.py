"""Wire messages between doors, workflows and activities: frozen, append-only, free of personal data."""
