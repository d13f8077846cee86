"""How an answer is found.

`phases` asks every rule once, `judge` says what they come to, `worlds` knows the possible answers to a missing fact,
`answer` tries them, and `remaining` says what is left. Used through `fysiodekking.decide`.
"""
