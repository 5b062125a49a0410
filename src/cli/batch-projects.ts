import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { AttributeField } from '../plan/question.ts';
import type { Project } from '../project/project.ts';
import { type AttributeDictionary, readProject } from '../project/read-project.ts';
import { parseJson } from '../run/parse-json.ts';
import { decodeText } from '../site/decode-text.ts';
import { readDelimited } from '../site/table/delimited.ts';
import { readBytes } from './files.ts';

/** Projects by what a batch calls its sites: key, file name or name of the site. */
export type BatchProjects = ReadonlyMap<string, Project>;

/** A cell as the answer it stands for; empty is unanswered. */
function cellValue(text: string, field: AttributeField | undefined): unknown {
  const word = text.trim();
  if (word === '') return null;
  if (field?.type === 'number') return Number.isFinite(Number(word)) ? Number(word) : word;
  if (field?.type === 'multi') return word.split(/[;;、|]/).map((part) => part.trim());
  if (field?.type === 'boolean' && /^(true|false)$/.test(word)) return word === 'true';
  return word;
}

/** Rows of a table with a column `site` and one for each answer. */
function projectsInTable(text: string, dictionary: AttributeDictionary): Result<Record<string, unknown>> {
  const table = readDelimited(text);
  if (!table.ok) return table;
  const [head, ...rows] = table.value
    .map(({ cells }) => [...cells])
    .filter((cells) => cells.some((cell) => cell !== ''));
  const site = head?.findIndex((name) => /^(site|用地)$/.test(name)) ?? -1;
  if (!head || site < 0) return failure(errorProblem('projects_malformed', { column: 1 }));
  const fields = dictionary.questions.flatMap((question) => question.fields);
  const named = rows.map((cells) => {
    const answers = head.flatMap((name, column): [string, unknown][] => {
      const field = fields.find(({ id, path }) => id === name || path === name);
      return column === site || name === '' ? [] : [[name, cellValue(cells[column] ?? '', field)]];
    });
    return [cells[site] ?? '', { answers: Object.fromEntries(answers) }] as const;
  });
  const twice = named.find(([name], index) => named.findIndex(([other]) => other === name) !== index);
  if (twice) return failure(errorProblem('projects_site_twice', undefined, { site: twice[0] }));
  return success(Object.fromEntries(named));
}

/**
 * Reads `--projects`: a JSON object `{site: project}` or a table with a column `site` (用地).
 * Problems: file_unreadable, not_json, projects_malformed, projects_site_twice, and those of a project, each naming file and site.
 */
export async function readBatchProjects(file: string, dictionary: AttributeDictionary): Promise<Result<BatchProjects>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeText(bytes.value)?.text.replace(/^\ufeff/, '');
  if (text === undefined) return failure(errorProblem('projects_malformed', { file }));
  const json = /\.csv$/i.test(file) ? projectsInTable(text, dictionary) : parseJson(text, file);
  if (!json.ok) return json;
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    return failure(errorProblem('projects_malformed', { file }));
  }
  const projects = new Map<string, Project>();
  for (const [site, raw] of Object.entries(json.value)) {
    const project = readProject(raw, dictionary);
    if (!project.ok) {
      const [first, ...more] = project.problems.map((problem) => ({
        ...problem,
        where: { ...problem.where, file, feature: site },
      }));
      return failure(first ?? errorProblem('projects_malformed', { file }), ...more);
    }
    projects.set(site, project.value);
  }
  return success(projects);
}
