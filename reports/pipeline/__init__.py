"""Joins the stages: a workspace becomes its sealed site (`sealed`), a plain preview (`preview`), or a live one.

The two are entered by their own modules, since the process that seals imports nothing that renders.
"""
