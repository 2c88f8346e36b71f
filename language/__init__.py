"""Everything Sanad says, in Arabic and English."""
