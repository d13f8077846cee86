"""The grounds of the basic package: one module for each kind of ground, one function for each paragraph.

What the law asks: Besluit zorgverzekering art. 2.6, https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
"""
