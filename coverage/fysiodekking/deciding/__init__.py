"""How an answer is found.

`judge` asks every rule once, `worlds` knows the possible answers to a missing fact, `answer` tries them, and
`remaining` says what is left. Used through `fysiodekking.decide`.
"""
