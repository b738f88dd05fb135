"""Who climbed and who fell between two years?"""
