"""The decoder of the sites once more, compiled: so fast that a search can try thousands of orders.

It steers a search only. What it finds is decoded again by `plan.decode`, which has the last word.
"""
