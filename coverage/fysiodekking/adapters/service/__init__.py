"""The library as an HTTP service: `doors` answers, `workers` bounds what that takes, `app` and `server` speak HTTP.

What is asked is kept nowhere: no log has a body, and what is wrong is said by its path.
"""
