import type { NameAttribute } from '../site/name-attribute.ts';

/** Attributes by which sites may be called, each once; guessed is the one that most of them are called by already. */
export function attributesOfSites(
  sites: readonly { readonly attributes?: readonly NameAttribute[] }[],
): NameAttribute[] {
  const found = new Map<string, { sample: string; guesses: number }>();
  for (const { name, sample, guessed } of sites.flatMap(({ attributes = [] }) => attributes)) {
    const known = found.get(name) ?? { sample, guesses: 0 };
    found.set(name, { ...known, guesses: known.guesses + Number(guessed) });
  }
  const most = Math.max(1, ...[...found.values()].map(({ guesses }) => guesses));
  const guess = [...found].find(([, { guesses }]) => guesses === most)?.[0];
  return [...found].map(([name, { sample }]) => ({ name, sample, guessed: name === guess }));
}
