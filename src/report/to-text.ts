import { crsWords } from '../i18n/crs-words.ts';
import { localText } from '../i18n/full-width.ts';
import { problemWords } from '../i18n/problems.ts';
import { formatNumber } from '../i18n/quantity.ts';
import {
  ACT_WORDS,
  BASIS_WORDS,
  CERTAINTY_WORDS,
  CRS_HOW_WORDS,
  DISTRICT_WORDS,
  EFFECT_WORDS,
  REASON_WORDS,
  REPORT_WORDS,
} from '../i18n/record-words.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import { outdatedReviews, type Review } from '../record/review.ts';

import { chainageLines } from './chainage-lines.ts';
import { endsWords, flipWords } from './flip-words.ts';
import { openObject, settlingObject } from './open-words.ts';
import { roleKey } from './plan-names.ts';
import { fillLine, oneLine, type Params } from './teller.ts';

/** Words for ids of roles, attributes, parameters; an id without words stands for itself. */
export type Names = ReadonlyMap<string, LocalText>;

function writer(locale: Locale, names: Names) {
  const inLocale = (words: LocalText | undefined) => words && localText(words, locale);
  const word = (words: Readonly<Record<string, LocalText>>, code: string) => inLocale(words[code]) ?? code;
  const fill = (words: LocalText, params?: Params) => fillLine(localText(words, locale), params);
  const say = (key: keyof typeof REPORT_WORDS, params?: Params) => fill(REPORT_WORDS[key], params);
  const text = (words: LocalText) => oneLine(localText(words, locale));
  // An answer without words is told as it stands, without the question it belongs to.
  const name = (id: string) => oneLine(inLocale(names.get(id)) ?? id.slice(id.indexOf('=') + 1));
  const role = (id: string) => name(roleKey(id));
  return { word, fill, say, text, name, role, locale };
}
type Writer = ReturnType<typeof writer>;

/** Ends of a verdict or a finding in words; `clear` on schematic data is never the last word. */
function rangeWords(of: { atLeast: string; atWorst: string; basis: string }, open: number, w: Writer): string {
  if (of.atWorst === 'clear') return of.basis === 'schematic' ? w.say('clearSchematic') : w.word(EFFECT_WORDS, 'clear');
  const worst = w.word(EFFECT_WORDS, of.atWorst);
  if (of.atLeast === of.atWorst) return w.say('firm', { worst });
  return w.say('range', { least: w.word(EFFECT_WORDS, of.atLeast), worst, open });
}

function siteLines({ site, verdict }: ScreeningRecord, w: Writer): string[] {
  const m2 = site.areaEllipsoidM2;
  const areas = {
    ha: formatNumber(m2 / 10_000, 4),
    m2: formatNumber(m2, 2),
    plane: formatNumber(site.areaPlaneM2, 2),
    mu: formatNumber((m2 * 15) / 10_000, 2),
  };
  const how = w.word(CRS_HOW_WORDS, site.crs.how);
  return [
    `${w.say('site')}  ${oneLine(site.name)}`,
    ...(m2 > 0 ? [`  ${w.say('areas', areas)}`] : []),
    ...(site.lengthM > 0 ? [`  ${w.say('length', { m: formatNumber(site.lengthM, 2) })}`] : []),
    `  ${w.say('crs', { crs: crsWords(site.crs.epsg, w.locale), how, accuracy: site.accuracyM })}`,
    ...(verdict.district === 'partly'
      ? [`  ${w.say('share', { share: formatNumber((site.districtShare ?? 0) * 100, 1) })}`]
      : []),
    ...site.warnings.map(({ code }) => `  ! ${problemWords({ code, severity: 'warning' }, w.locale)}`),
  ];
}

function findingLines(finding: Finding, w: Writer): string[] {
  const { basis } = finding;
  const certainty = w.say('certainty', {
    certainty: w.word(CERTAINTY_WORDS, finding.certainty),
    basis: w.word(BASIS_WORDS, basis),
  });
  const margin =
    finding.marginM === null
      ? ''
      : `${w.locale === 'zh' ? '；' : '; '}${w.say('margin', { m: formatNumber(finding.marginM, 2) })}`;
  const laws = finding.lawIds.length > 0 ? `(${finding.lawIds.join(' ')})` : '';
  return [
    `  [${endsWords(finding, w)}] ${finding.ruleId} ${w.text(finding.title)} ${laws}`.trimEnd(),
    `      ${w.text(finding.text)}`,
    `      ${certainty}${margin}`,
    ...finding.unknowns.map((unknown) => `      ? ${unknownWords(unknown, w)}`),
    ...(finding.flippedBy ?? []).map((flip) => `      ↔ ${flipWords(flip, w)}`),
    ...finding.material.map((material) => `      ${w.say('material')}${w.text(material)}`),
    `      ${w.say('decides')}${w.text(finding.decides)}`,
    ...(finding.reading ? [`      ${w.say('reading')}${w.text(finding.reading)}`] : []),
  ];
}

function unknownWords(unknown: Finding['unknowns'][number], w: Writer): string {
  const { role, attribute, parameter, resolves, reason } = unknown;
  const object = role || attribute || parameter ? openObject(unknown, w) : '';
  const act = `${w.word(ACT_WORDS, resolves.act)} ${settlingObject(unknown, w)}`;
  return `${[object, w.word(REASON_WORDS, reason)].filter(Boolean).join(' ')} → ${act}`;
}

function openLines({ unknowns }: ScreeningRecord, w: Writer): string[] {
  return unknowns.map((unknown) => {
    const upTo = w.say('upTo', { effect: w.word(EFFECT_WORDS, unknown.upTo) });
    return `  ? ${unknownWords(unknown, w)} · ${unknown.ruleIds.join(' ')} · ${upTo}`;
  });
}

/** What officers said, beside the result; one whose finding has changed since says that it has to be made again. */
function reviewLines(record: ScreeningRecord, reviews: readonly Review[], w: Writer): string[] {
  const outdated = new Set(outdatedReviews(record, reviews));
  return reviews.map((review) => {
    const { ruleId, decision, effect, reason, by, at } = review;
    const word = w.say(decision, { effect: effect ? w.word(EFFECT_WORDS, effect) : '' });
    const again = outdated.has(review) ? ` · ${w.say('reviewOutdated')}` : '';
    return `  ${ruleId} ${word} · ${oneLine(reason)} · ${oneLine(by)} · ${at}${again}`;
  });
}

function layerLines({ inputs }: ScreeningRecord, w: Writer): string[] {
  return inputs.layers.map((layer) => {
    const accuracy = layer.accuracyM === null ? '–' : `${layer.accuracyM} m`;
    const status = w.word(BASIS_WORDS, layer.status);
    const params = {
      role: w.role(layer.role),
      status,
      version: layer.version ?? '–',
      accuracy,
      source: w.text(layer.source),
    };
    return `  ${w.say('layerLine', params)}`;
  });
}

function parameterLines({ inputs }: ScreeningRecord, w: Writer): string[] {
  return inputs.parameters.map((parameter) => {
    const value =
      parameter.value === null
        ? w.say('noValue')
        : `${parameter.value} ${parameter.unit === '1' ? '' : parameter.unit}`.trim();
    const status = w.say(parameter.status === 'verified' ? 'verified' : 'unverified');
    const changed = parameter.changed ? ` · ${w.say('changed', { reason: parameter.reason ?? '' })}` : '';
    return `  ${w.name(parameter.id)} = ${value} · ${w.text(parameter.source)} · ${status}${changed}`;
  });
}

/**
 * A record as plain text in one language: what was found, how sure it is, what is open and what it rests on. Everything
 * is taken from the record; names are kept on one line.
 * @param names  words for the ids in it, where the host has the plan at hand
 */
export function recordToText(record: ScreeningRecord, locale: Locale, names: Names = new Map()): string {
  const w = writer(locale, names);
  const { verdict, findings, unknowns } = record;
  // That the plan does not apply is said before anything else.
  const district = verdict.district === 'inside' ? [] : [`!! ${w.word(DISTRICT_WORDS, verdict.district)}`];
  return [
    w.say('title'),
    ...district,
    w.say('plan'),
    ...(verdict.basis === 'schematic' ? [w.say('schematic')] : []),
    '',
    ...siteLines(record, w),
    '',
    `${w.say('verdict')}  ${rangeWords(verdict, unknowns.length, w)}`,
    '',
    w.say('findings'),
    ...(findings.length === 0 ? [`  ${w.say('noFindings')}`] : findings.flatMap((finding) => findingLines(finding, w))),
    ...chainageLines(record, locale, names),
    ...(unknowns.length === 0 ? [] : ['', w.say('unknowns'), ...openLines(record, w)]),
    ...(record.reviews ? ['', w.say('reviews'), ...reviewLines(record, record.reviews.entries, w)] : []),
    '',
    w.say('parameters'),
    ...parameterLines(record, w),
    '',
    w.say('layers'),
    ...layerLines(record, w),
    '',
    w.say('record', { id: record.id, createdAt: record.createdAt, fingerprint: record.fingerprint }),
    w.say('rules', { version: record.inputs.rules.version, app: `${record.app.name} ${record.app.version}` }),
    ...(record.inputs.rules.pack ? [w.say('pack', { ...record.inputs.rules.pack })] : []),
    '',
  ].join('\n');
}
