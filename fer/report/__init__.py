"""The report: notebooks executed, and one document made of them."""
