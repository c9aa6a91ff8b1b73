"""Cases of each rule, one module a rule: every verdict that it can give."""
