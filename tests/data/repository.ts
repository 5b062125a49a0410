import { join } from 'node:path';
import { readSourceTree, type SourceTree } from '../../src/build/source-tree.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** Without what a data keeper may have dropped in on this machine. */
export const repositoryTree: Promise<SourceTree> = readSourceTree(ROOT).then(
  (tree) => new Map([...tree].filter(([path]) => !path.startsWith('data/official/'))),
);

/** The repository's sources with one file replaced, taken away (`null`) or added. */
export async function treeWith(changes: Readonly<Record<string, string | null>>): Promise<SourceTree> {
  const tree = new Map(await repositoryTree);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) tree.delete(path);
    else tree.set(path, text);
  }
  return tree;
}

/** The repository's sources with one JSON file edited in place. */
export async function treeEditing(path: string, edit: (value: never) => void): Promise<SourceTree> {
  const value = JSON.parse((await repositoryTree).get(path) ?? 'null');
  edit(value as never);
  return treeWith({ [path]: JSON.stringify(value) });
}
