"""The nouns: what a session, a policy, a count and a decision are.

Frozen attrs classes that know nothing of the law. Everything else in the library imports from here;
this package imports attrs and the standard library only.
"""
