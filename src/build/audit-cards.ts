import { errorProblem, type Problem } from '../kernel/problem.ts';
import { auditUnique } from '../plan/audit/unique.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import type { NameTable } from './name-table.ts';
import { type Filed, geometryFileOf, type PlanSources } from './plan-sources.ts';

/** A missing role claims nothing; one with data says where from and how sure. */
function auditClaims(card: LayerCard, file: string): Problem[] {
  const at = (field: string) => ({ file, feature: card.role, field });
  if (card.status === 'missing') {
    const claims: [string, boolean][] = [
      ['file', card.file !== undefined],
      ['coverage', card.coverage !== null],
      ['accuracyM', card.accuracyM !== null],
      ['complete', card.complete],
      ['derived', card.derived !== undefined],
    ];
    return claims.filter(([, claimed]) => claimed).map(([field]) => errorProblem('missing_layer_claims', at(field)));
  }
  return [
    ...(card.accuracyM === null ? [errorProblem('accuracy_missing', at('accuracyM'))] : []),
    ...((card.file === undefined) === (card.derived === undefined)
      ? [errorProblem('file_or_derived', at('file'))]
      : []),
    // Complete over nothing would let an absence count somewhere nobody stated.
    ...(card.complete && card.coverage === null ? [errorProblem('complete_without_coverage', at('coverage'))] : []),
  ];
}

function auditNames(card: LayerCard, file: string, names: NameTable, themes: ReadonlySet<string>): Problem[] {
  const at = (field: string) => ({ file, feature: card.role, field });
  const problems: Problem[] = [];
  if (!file.endsWith(`/${card.role}.json`)) problems.push(errorProblem('file_name', at('role'), { name: card.role }));
  if (!themes.has(card.theme)) problems.push(errorProblem('unknown_theme', at('theme'), { name: card.theme }));
  if (card.coverage && 'role' in card.coverage && !names.featuresOf(card.coverage.role)) {
    problems.push(errorProblem('unknown_role', at('coverage'), { name: card.coverage.role }));
  }
  for (const role of card.derived?.from ?? []) {
    if (!names.cards.has(role)) problems.push(errorProblem('unknown_role', at('derived.from'), { name: role }));
  }
  for (const id of card.derived?.distances ?? []) {
    const parameter = names.parameters.get(id);
    if (!parameter) problems.push(errorProblem('unknown_parameter', at('derived.distances'), { name: id }));
    else if (parameter.unit !== 'm') {
      problems.push(
        errorProblem('wrong_unit', at('derived.distances'), { parameter: id, unit: parameter.unit, wanted: 'm' }),
      );
    }
  }
  return problems;
}

/** What a card says of properties holds for the features of its file. */
function auditProperties(card: LayerCard, file: string, names: NameTable): Problem[] {
  const features = names.featuresOf(card.role);
  if (!features) return [];
  const geometryFile = geometryFileOf(card);
  const problems: Problem[] = [];
  for (const { key } of card.properties) {
    if (features.every((feature) => feature.properties?.[key] === undefined)) {
      problems.push(
        errorProblem(
          'unknown_property',
          { file, feature: card.role, field: `properties.${key}` },
          { role: card.role, property: key },
        ),
      );
    }
  }
  // A value without a symbol of its own takes the card's, if the card has words for it; one it never heard of is a slip.
  const words = card.properties.find((entry) => entry.key === card.classes?.property)?.values ?? {};
  const known = new Set([...(card.classes?.values ?? []).map((entry) => entry.value), ...Object.keys(words)]);
  features.forEach((feature, i) => {
    const properties = feature.properties ?? {};
    const at = (field: string) => ({
      file: geometryFile,
      feature: String(properties.id ?? `#${i + 1}`),
      field: `properties.${field}`,
    });
    for (const key of card.label ? [card.label.zh, card.label.en] : []) {
      if (typeof properties[key] !== 'string' || properties[key] === '')
        problems.push(errorProblem('label_missing', at(key)));
    }
    if (card.classes && !known.has(String(properties[card.classes.property]))) {
      const value = String(properties[card.classes.property]);
      problems.push(errorProblem('unknown_class', at(card.classes.property), { value }));
    }
    if (typeof card.measuredFrom === 'object') {
      const width = properties[card.measuredFrom.halfWidthOf];
      if (typeof width !== 'number' || width < 0)
        problems.push(errorProblem('width_missing', at(card.measuredFrom.halfWidthOf)));
    }
  });
  return problems;
}

/** Layer cards against themes, roles, parameters and their own features; and geometry files no card claims. */
export function auditCards(sources: PlanSources, names: NameTable): Problem[] {
  const themes = new Set(sources.themes.map((theme) => theme.id));
  const claimed = new Set(sources.cards.map(({ value }) => geometryFileOf(value)));
  const one = ({ file, value }: Filed<LayerCard>): Problem[] => [
    ...auditClaims(value, file),
    ...auditNames(value, file, names, themes),
    ...auditProperties(value, file, names),
    ...(value.file !== undefined && !sources.collections.has(geometryFileOf(value))
      ? [errorProblem('file_missing', { file: geometryFileOf(value) })]
      : []),
  ];
  return [
    ...sources.cards.flatMap(one),
    ...auditUnique(
      sources.cards.map(({ file, value }) => ({
        id: `${value.theme}/${value.order}`,
        where: { file, feature: value.role, field: 'order' },
      })),
      'duplicate_order',
    ),
    ...auditUnique(
      sources.cards.flatMap(({ file, value }) =>
        value.file === undefined ? [] : [{ id: value.file, where: { file, feature: value.role, field: 'file' } }],
      ),
      'duplicate_file',
    ),
    ...[...sources.collections.keys()]
      .filter((file) => !claimed.has(file))
      .map((file) => errorProblem('card_missing', { file })),
  ];
}
