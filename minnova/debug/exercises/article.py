"""Where the article that this walkthrough grew from differs from the running code.

It is "nova api执行过程(以nova list为例)" ("How the nova API runs, with nova list as the example"), a
Chinese blog post on the nova of 2016 that is passed on from site to site without its author's name.

Twelve of its sentences, in our words, by the number that mistakes name them with. Each of them
is plausible: that is what makes it worth a question.
"""

PLACES: dict[int, str] = {
    1: "a request passes eight layers",
    2: "the three requests that nova sees are the three REQ lines of the client's log",
    3: "the first REQ line fetches the token",
    4: "2.37 is the highest version, and what the second REQ line is for stays open",
    5: "PasteDeploy takes part in each request",
    6: "the router is built once",
    7: "the layers are taken off, one after the other, until the app is left",
    8: "wsgify decides at each layer which of its two branches to take",
    9: "api-paste.ini names the router of nova/api/openstack, and its extensions stand in setup.cfg",
    10: "ServersController.detail gives the whole answer",
    11: "once the applications are loaded, they wait and listen",
    12: "Router joins the mapper with a method called _dismatch",
}


def too(number: int) -> str:
    """Say that the article makes the same mistake: 6 → "The article says so, too: …"."""
    return f"The article says so, too: {PLACES[number]}."
