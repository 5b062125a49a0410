import { canonicalJson } from '../kernel/canonical-json.ts';
import type { LocalText } from '../kernel/text.ts';
import { disabledIn, PACK_LISTS, type PackEntry, type PackList, packEntryId, type RulePack } from './pack.ts';
import type { PackRef } from './pack-ref.ts';
import type { Ruleset } from './ruleset.ts';
import { sealRuleset } from './seal-ruleset.ts';

/** One way in which the rules with a pack differ from the bundled ones. */
export interface PackDifference {
  readonly list: PackList;
  readonly id: string;
  readonly name: LocalText;
  readonly change: 'added' | 'replaced' | 'disabled';
  /** Members that are not as before, of a replaced entry. */
  readonly members: readonly string[];
}

function mergeList<T extends PackEntry>(bundled: readonly T[], own: readonly T[], disabled: readonly string[]): T[] {
  const replacing = new Map(own.map((entry) => [packEntryId(entry), entry]));
  const kept = bundled.filter((entry) => !disabled.includes(packEntryId(entry)));
  const known = new Set(bundled.map(packEntryId));
  return [
    ...kept.map((entry) => replacing.get(packEntryId(entry)) ?? entry),
    ...own.filter((entry) => !known.has(packEntryId(entry))),
  ];
}

/** The bundled rules with a pack's over them, as one ruleset of its own version. The pack is checked by `openPack`. */
export function applyPack(bundled: Ruleset, pack: RulePack, ref: PackRef): Ruleset {
  const { version: _version, sha256: _sha256, pack: _pack, ...content } = bundled;
  const merged = <T extends PackEntry>(list: PackList, before: readonly T[], own: readonly T[]) =>
    mergeList(before, own, disabledIn(pack, list));
  return sealRuleset({
    ...content,
    laws: merged('laws', bundled.laws, pack.laws),
    parameters: merged('parameters', bundled.parameters, pack.parameters),
    questions: merged('questions', bundled.questions, pack.questions),
    industries: merged('industries', bundled.industries, pack.industries),
    derived: merged('derived', bundled.derived, pack.derived),
    rules: merged('rules', bundled.rules, pack.rules),
    pack: ref,
  });
}

function nameOf(entry: PackEntry): LocalText {
  if ('title' in entry && typeof entry.title === 'string') {
    const english = 'titleEn' in entry && typeof entry.titleEn === 'string' ? entry.titleEn : '';
    return { zh: entry.title, en: english === '' ? entry.title : english };
  }
  return ('title' in entry ? entry.title : (entry as PackEntry & { name: LocalText }).name) as LocalText;
}

function changedMembers(before: PackEntry, now: PackEntry): string[] {
  const [old, fresh] = [before as Readonly<Record<string, unknown>>, now as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (member) => canonicalJson(old[member] ?? null) !== canonicalJson(fresh[member] ?? null),
  );
}

/** Everything a pack adds, replaces and takes out, in the order of its file. */
export function packDifferences(bundled: Ruleset, pack: RulePack): PackDifference[] {
  return PACK_LISTS.flatMap((list) => {
    const before = new Map<string, PackEntry>(bundled[list].map((entry) => [packEntryId(entry), entry]));
    const own = (pack[list] as readonly PackEntry[]).map((entry): PackDifference => {
      const id = packEntryId(entry);
      const old = before.get(id);
      const members = old ? changedMembers(old, entry) : [];
      return { list, id, name: nameOf(entry), change: old ? 'replaced' : 'added', members };
    });
    const gone = disabledIn(pack, list).flatMap((id): PackDifference[] => {
      const entry = before.get(id);
      return entry ? [{ list, id, name: nameOf(entry), change: 'disabled', members: [] }] : [];
    });
    return [...own, ...gone];
  });
}
