"""What a real nova 14 answered, asked of minnova: `python -m tests.fidelity [CASES.json]`.

case.py reads the recorded requests and answers, world.py opens a cloud with the servers that stood
behind them and asks, differ.py compares, known.py reads what today's libraries do otherwise,
draw.py draws what is left.

Both files in tests/reference/newton were recorded from an unmodified nova 14.0.10 with the servers
of cloud.yaml: answers.json case by case, queries.json by chance out of 20,000 requests that were
put together at random, asked of both, and answered alike; but for nova's own 500s, for `cleaned`,
which nothing says of the recorded servers, and for what WebOb made of an Accept header then. Its
last twenty were picked out of 27,000 variations of the recorded cases, one thing varied at a time.
"""
