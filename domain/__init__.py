"""The pure rules of aid: stages, policy, approvals, deadlines, money and identity."""
