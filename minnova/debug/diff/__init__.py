"""What each layer changed: in the environ on the way in, in the answer on the way out.

Every call of a WSGI application is a layer: wsgify or plain, of any stack. What a layer was given
is compared with what it gives to the next one inside, and the answer that it got from there with
the one that it gives. Nothing is wrapped or read: calls are watched from outside, environs are
copied, and a body is measured only where its size is known without reading it.

    diff(lambda: cloud.nova(["list"])).requests[2].layers[8].way_in
    →  (Change("nova.context", None, "<RequestContext demo of project demo: Member>"),)

    model.py     what is found: Diff, RequestDiff, LayerDiff, Change, Answer
    compare.py   two environs, two lists of headers → Changes
    snapshot.py  an environ at one moment
    calls.py     which calls are those of a start_response, and of what it returns
    bodies.py    how long a body is, without reading it
    drafts.py    a layer of which not all is known yet
    recorder.py  puts the calls together
    watch.py     tells the recorder of every call
    diff.py      diff: run something, and say what each layer changed

In nova there is nothing like it; `paste.debug.prints` printed the whole environ.

Left out: what a layer changes inside an object in the environ, unless that is a dictionary, or
its repr tells; and an application whose second parameter is not called start_response, as PEP
3333 calls it.
"""

from minnova.debug.diff.diff import diff
from minnova.debug.diff.model import Answer, Change, Diff, LayerDiff, RequestDiff
from minnova.debug.diff.recorder import Recorder

__all__ = ["Answer", "Change", "Diff", "LayerDiff", "Recorder", "RequestDiff", "diff"]
