import fc from 'fast-check';
import { expect, it } from 'vitest';
import { namesInZip, type PlainFile, unzipFiles, zipFiles, zipStream } from '../../src/files/zip-files.ts';
import { nativeDeflate } from '../../src/ui/shared/native-deflate.ts';

const files = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'binary' }), fc.uint8Array()), { selector: ([name]) => name })
  .map((all) => all.map(([name, bytes], index): PlainFile => ({ name: `${index}-${name}`, bytes })));

async function* each(all: readonly PlainFile[]) {
  yield* all;
}

it.each([
  ['in JavaScript', undefined],
  ['by the host', nativeDeflate()],
] as const)(
  'what is packed in pieces %s is what is packed at once, and comes back by its names',
  async (by, deflate) => {
    if (by === 'by the host') expect(deflate).toBeDefined();
    await fc.assert(
      fc.asyncProperty(files, fc.nat(3), async (all, at) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of zipStream(each(all), deflate)) pieces.push(piece);
        const stream = new Uint8Array(await new Blob(pieces.map((piece) => new Uint8Array(piece))).arrayBuffer());
        const here = await unzipFiles(stream);
        expect(here).toEqual(await unzipFiles(await zipFiles(all)));
        expect([...(here ?? [])].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          all.map(({ name, bytes }) => [name, [...bytes]]),
        );
        expect(await namesInZip(stream)).toEqual(all.map(({ name }) => name));
        const one = all[at];
        if (one)
          expect([...((await unzipFiles(stream, new Set([one.name]))) ?? [])].map(([name]) => name)).toEqual([
            one.name,
          ]);
      }),
      { numRuns: 50 },
    );
  },
);

it('what a compressor gives up on is an error, not an archive', async () => {
  const files = Array.from({ length: 20 }, (_, at): PlainFile => ({ name: `${at}`, bytes: Uint8Array.of(at) }));
  const broken = async () => {
    for await (const _ of zipStream(each(files), () => Promise.reject(new Error('broken'))));
  };
  await expect(broken()).rejects.toThrow('broken');
});

it('tells bytes that are no archive', async () => {
  const bytes = new TextEncoder().encode('no archive');
  expect([await unzipFiles(bytes), await namesInZip(bytes)]).toEqual([null, null]);
});
