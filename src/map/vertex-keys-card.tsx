import { plainLength, quantityText } from '../i18n/quantity.ts';
import type { Locale } from '../kernel/text.ts';
import { type MapWord, mapText } from './map-words.ts';
import { SHIFT_STEPS, type VertexNews } from './use-vertex-keys.ts';

/** What keys can do with boundary points, and what they have done; said aloud as it changes. */
export function VertexKeysCard({ news, locale }: { news: VertexNews | null; locale: Locale }) {
  const [said, how] = wordsOf(news, locale);
  return (
    <div className="vertex-keys" data-state={news?.state}>
      <p role="status" data-testid="vertex-keys">
        {said}
      </p>
      {how && <p className="vertex-keys-how">{how}</p>}
    </div>
  );
}

function wordsOf(news: VertexNews | null, locale: Locale): readonly [said: string, how: string | null] {
  const word = (key: MapWord, params?: Readonly<Record<string, string>>) => mapText(locale, key, params);
  if (!news) return ['', word('map.keysOffer')];
  if (news.state !== 'held') {
    const done = news.state === 'kept' ? 'map.keysKept' : 'map.keysGivenUp';
    return [word(done, { name: news.name }), word('map.keysOffer')];
  }
  const { name } = news.vertex;
  const how = word('map.keysHow');
  if (!news.moved) {
    const [step, large] = [news.stepM, SHIFT_STEPS * news.stepM].map((metres) => quantityText(plainLength(metres)));
    return [word('map.keysHeld', { name, step: step!, large: large! }), how];
  }
  const ways = [
    wayOf(news.eastM, 'map.keysEast', 'map.keysWest'),
    wayOf(news.northM, 'map.keysNorth', 'map.keysSouth'),
  ];
  const way = ways.flatMap((one) => (one ? word(one[0], { distance: one[1] }) : [])).join(word('map.keysAnd'));
  return [way ? word('map.keysMoved', { name, way }) : word('map.keysBack', { name }), how];
}

function wayOf(metres: number, ahead: MapWord, back: MapWord): readonly [MapWord, string] | null {
  if (metres === 0) return null;
  return [metres > 0 ? ahead : back, quantityText(plainLength(Math.abs(metres)))];
}
