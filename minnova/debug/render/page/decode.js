// The recording travels in the page as JSON, deflated and in base64; here it comes out again.

/** Read the recording that stands in a script element. */
async function decode(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
