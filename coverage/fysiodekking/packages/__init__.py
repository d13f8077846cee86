"""Supplementary packages that ship with the library, as dated data with their sources."""
