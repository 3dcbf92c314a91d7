// The request at this moment: what the layers have changed in its environ, or in its response.

class RequestAtStep {
  show(replay, { step }) {
    const request = replay.request(step);
    fill("request-title", request ? request.title : "no request yet, or none any more");
    const [heading, values] = this.side(request);
    fill("request-side", heading);
    fill("border", request?.border ? this.border(replay, request.border) : "");
    const rest = [...values].filter(([, one]) => one.sign === "");
    fill("request", ...[...values].filter(([, one]) => one.sign !== "").map((entry) => this.row(entry)));
    fill("request-rest", ...rest.map((entry) => this.row(entry)));
    fill("unchanged-count", `and ${rest.length} that are as they were`);
    byId("unchanged").hidden = rest.length === 0;
  }

  /** A response counts as soon as there is one. */
  side(request) {
    if (!request) return ["Request", new Map()];
    if (request.status !== null) return [`Response · ${request.status}`, request.headers];
    return ["Request · environ", request.environ];
  }

  border(replay, { layer, way }) {
    const name = replay.data.layers[layer]?.name ?? "the application";
    return way === "in" ? `as ${name} received it` : `as ${name} gave it back`;
  }

  row([name, { value, sign, before }]) {
    return row(name, value ?? "", sign ? [sign, before ? `${sign}; it was ${before}` : sign] : null);
  }
}
