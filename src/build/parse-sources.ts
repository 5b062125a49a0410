import type { FeatureCollection } from 'geojson';
import { z } from 'zod';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { layerCardSchema, themeSchema } from '../plan/layer-card.ts';
import { parameterSchema } from '../plan/parameter.ts';
import { derivedAttributeSchema, industrySchema, questionSchema } from '../plan/question.ts';
import { ruleSchema } from '../plan/rule.ts';
import { rulesetSchema } from '../plan/ruleset.ts';
import { clauseSchema, glossaryTermSchema, indicatorSchema, lawSchema, planProjectSchema } from '../plan/seeds.ts';
import { withOfficialLayers } from './official-layers.ts';
import type { DemoSite, Filed, PlanSources } from './plan-sources.ts';
import type { SourceTree } from './source-tree.ts';

/** Coordinates are looked at by the geometry audit, which can name ring and vertex; here only the outline. */
const collectionSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.looseObject({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.looseObject({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
});
const projectFileSchema = z.strictObject({ answers: z.record(z.string(), z.unknown()) });

/** Names the entry of a list by its own id where it has one, so that a reader finds it by searching. */
function entryName(entry: unknown, index: number): string {
  if (typeof entry === 'object' && entry !== null) {
    for (const key of ['id', 'key', 'role', 'code', 'no'] as const) {
      const value = (entry as Record<string, unknown>)[key];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  }
  return `#${index + 1}`;
}

class Parser {
  readonly problems: Problem[] = [];
  readonly tree: SourceTree;

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  json(file: string): unknown {
    const text = this.tree.get(file);
    if (text === undefined) {
      this.problems.push(errorProblem('file_missing', { file }));
      return undefined;
    }
    try {
      return JSON.parse(text);
    } catch (error) {
      this.problems.push(errorProblem('not_json', { file }, { detail: (error as Error).message }));
      return undefined;
    }
  }

  check<T>(file: string, schema: z.ZodType<T>, value: unknown, feature?: string): T | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const field = issue.path.map(String).join('.');
      this.problems.push(
        errorProblem(
          'schema',
          { file, ...(feature && { feature }), ...(field && { field }) },
          { detail: issue.message },
        ),
      );
    }
    return undefined;
  }

  one<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const value = this.json(file);
    return value === undefined ? undefined : this.check(file, schema, value);
  }

  list<T>(file: string, schema: z.ZodType<T>): Filed<T>[] {
    const value = this.json(file);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.problems.push(errorProblem('not_a_list', { file }));
      return [];
    }
    return value.flatMap((entry, i) => {
      const parsed = this.check(file, schema, entry, entryName(entry, i));
      return parsed === undefined ? [] : [{ file, value: parsed }];
    });
  }

  files(pattern: RegExp): string[] {
    return [...this.tree.keys()].filter((path) => pattern.test(path));
  }

  each<T>(pattern: RegExp, schema: z.ZodType<T>): Filed<T>[] {
    return this.files(pattern).flatMap((file) => {
      const value = this.one(file, schema);
      return value === undefined ? [] : [{ file, value }];
    });
  }
}

function parseCollections(parser: Parser, pattern: RegExp): Map<string, FeatureCollection> {
  const collections = new Map<string, FeatureCollection>();
  for (const file of parser.files(pattern)) {
    const value = parser.one(file, collectionSchema);
    // Its coordinates are audited before anything trusts them.
    if (value) collections.set(file, value as unknown as FeatureCollection);
  }
  return collections;
}

function parseDemoFiles(parser: Parser, ids: readonly string[]): DemoSite[] {
  return ids.flatMap((id) => {
    const geometryFile = `data/sites/${id}.geojson`;
    const projectFile = `data/sites/${id}.project.json`;
    const geometry = parser.one(geometryFile, collectionSchema);
    const project = parser.one(projectFile, projectFileSchema);
    if (!geometry || !project) return [];
    const text = (file: string): Filed<string> => ({ file, value: parser.tree.get(file) ?? '' });
    return [{ id, geometry: text(geometryFile), project: text(projectFile), answers: project.answers }];
  });
}

/**
 * Shapes of all sources. `sources` holds what could be parsed, so that later audits can go on and one run names
 * everything that is wrong; it is whole exactly when `problems` is empty.
 */
export function parseSources(tree: SourceTree): { sources: PlanSources; problems: readonly Problem[] } {
  const parser = new Parser(tree);
  const demoSites = parser.list('data/sites/index.json', rulesetSchema.shape.demoSites.element);
  parser.list('seeds/glossary.json', glossaryTermSchema);
  const sources: PlanSources = {
    plan: parser.one('seeds/plan.json', rulesetSchema.shape.plan) ?? {
      number: '',
      title: { zh: '', en: '' },
      periodEnd: 0,
    },
    clauses: parser.list('seeds/clauses.json', clauseSchema),
    laws: parser.list('seeds/law.json', lawSchema),
    projects: parser.list('seeds/projects.json', planProjectSchema),
    indicators: parser.list('seeds/indicators.json', indicatorSchema).map((entry) => entry.value),
    themes: parser.list('data/themes.json', themeSchema).map((entry) => entry.value),
    cards: parser.each(/^data\/layers\/[^/]+\.json$/, layerCardSchema),
    collections: parseCollections(parser, /^data\/layers\/[^/]+\.geojson$/),
    parameters: parser.each(/^data\/parameters\/[^/]+\.json$/, parameterSchema),
    questions: parser.list('data/questions.json', questionSchema),
    derived: parser.list('data/derived.json', derivedAttributeSchema),
    industries: parser.list('data/industries.json', industrySchema),
    rules: parser.files(/^data\/clauses\/[^/]+\.json$/).flatMap((file) => parser.list(file, ruleSchema)),
    demoSites,
    demoFiles: parseDemoFiles(
      parser,
      demoSites.map((site) => site.value.id),
    ),
  };
  const dropped = {
    collections: parseCollections(parser, /^data\/official\/[^/]+\.geojson$/),
    overrides: new Map(parser.files(/^data\/official\/[^/]+\.json$/).map((file) => [file, parser.json(file)])),
  };
  const official = withOfficialLayers(sources, dropped);
  return { sources: official.sources, problems: [...parser.problems, ...official.problems] };
}
