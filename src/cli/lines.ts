const NEWLINE = 0x0a;

/** Lines of a stream of UTF-8 as they become whole, without their ends; the last one also without an end. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // A mark at the front of the first line is no part of it: the decoder leaves it out.
  const decoder = new TextDecoder('utf-8');
  let rest: Uint8Array[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield decoder.decode(Buffer.concat([...rest, chunk.subarray(start, end)]));
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield decoder.decode(Buffer.concat(rest));
}
