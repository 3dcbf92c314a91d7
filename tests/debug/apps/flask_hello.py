"""Flask's first page, with one of Werkzeug's middlewares put around it as its documentation says."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]


@app.route("/hello/<name>")
def hello(name: str) -> str:
    """Greet by name."""
    return f"Hello, {name}!"
