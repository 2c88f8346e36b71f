"""The far edge, spoken to over real protocols: mail, messages, bank files, papers, PDF."""
