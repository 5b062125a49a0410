import type { LayerEntry } from '../catalog/catalog.ts';
import { fileStem } from '../site/file-stem.ts';
import type { IncomingLayer } from './incoming.ts';
import { AMBIGUOUS_NAME, ROLE_HINTS } from './role-hints.ts';

/** A role a layer may be, and by what it was recognised. */
export interface RoleGuess {
  readonly role: string;
  readonly by: 'member' | 'name' | 'attributes';
}

/** What a layer is taken for. `sure` only where nothing speaks for another role; the keeper confirms it either way. */
export interface GuessedRole {
  readonly guesses: readonly RoleGuess[];
  readonly sure: boolean;
  /** The name is a code that stands for two things, of which only one is a role. */
  readonly ambiguousName: boolean;
}

const RANK = ['member', 'name', 'attributes'] as const;

/**
 * Guesses the role of a layer: by what the file says of itself (`role`, or its name is a role), by the name of the layer
 * or file, by attributes. Roles of another kind of geometry are left out.
 * @param fileName  of the file, with or without its ending
 */
export function guessRole(layer: IncomingLayer, fileName: string, cards: readonly LayerEntry[]): GuessedRole {
  const names = [...new Set([layer.name, fileStem(fileName)])];
  const fields = new Set(layer.fields.map((field) => field.toUpperCase()));
  const guesses = cards
    .filter((card) => !card.derived && !card.context && mayHold(card, layer))
    .flatMap((card): RoleGuess[] => {
      const hint = ROLE_HINTS.find(({ role }) => role === card.role);
      if (layer.members.role === card.role || names.includes(card.role)) return [{ role: card.role, by: 'member' }];
      const named = names.some((name) => name.includes(card.name.zh) || hint?.names.test(name));
      if (named) return [{ role: card.role, by: 'name' }];
      const has = hint?.attributes?.some((attribute) => fields.has(attribute));
      return has ? [{ role: card.role, by: 'attributes' }] : [];
    })
    .sort((a, b) => RANK.indexOf(a.by) - RANK.indexOf(b.by));
  const best = guesses.filter(({ by }) => by === guesses[0]?.by);
  const ambiguousName = guesses[0]?.by !== 'member' && names.some((name) => AMBIGUOUS_NAME.test(name));
  return { guesses, sure: best.length === 1 && !ambiguousName, ambiguousName };
}

/** Kinds of geometry by the types of GeoJSON; `mixed` roles take any. */
export function kindOf(type: string): LayerEntry['geometry'] {
  return type.endsWith('Polygon') ? 'polygon' : type.endsWith('LineString') ? 'line' : 'point';
}

function mayHold(card: LayerEntry, { features }: IncomingLayer): boolean {
  const first = features.find(({ geometry }) => geometry)?.geometry;
  return card.geometry === 'mixed' || !first || kindOf(first.type) === card.geometry;
}
