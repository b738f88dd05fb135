"""Which county units are drawn, and which counties of the census are in each."""
