"""What a real nova 14 answered, asked of minnova: `python -m tests.fidelity [CASES.json]`.

case.py reads the recorded requests and answers, world.py opens a cloud with the servers that stood
behind them and asks, differ.py compares, known.py reads what today's libraries do otherwise,
draw.py draws what is left.
"""
