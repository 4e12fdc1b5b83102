"""What a checkout needs and the installed package does not: environment, assets, tests, checks and figures."""
