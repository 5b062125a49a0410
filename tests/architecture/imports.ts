import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { IMPORT_TABLE } from './import-table.ts';

export interface ForbiddenImport {
  readonly file: string;
  readonly specifier: string;
  readonly why: string;
}

/** Source files under a folder, as posix paths relative to it. */
export function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Every module a file names: static, type-only, re-export and literal dynamic imports. */
function specifiers(file: string, code: string): string[] {
  const { module } = parseSync(file, code);
  return [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map((found) => code.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1)),
  ];
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Imports that the table does not allow, of all files under `root` (a `src` folder). */
export function forbiddenImports(root: string): ForbiddenImport[] {
  return sourceFiles(root).flatMap((file) => {
    const folder = file.split('/')[0] ?? '';
    const rule = IMPORT_TABLE[folder];
    if (!rule) return [{ file, specifier: folder, why: 'folder is not in the table' }];
    return specifiers(file, readFileSync(join(root, file), 'utf8')).flatMap((specifier): ForbiddenImport[] => {
      if (!specifier.startsWith('.')) {
        return rule.packages.includes(packageName(specifier))
          ? []
          : [{ file, specifier, why: `${folder} may not use this package` }];
      }
      const target = posix.join(dirname(file), specifier).split('/')[0] ?? '';
      return target === folder || rule.folders.includes(target)
        ? []
        : [{ file, specifier, why: `${folder} may not import ${target}` }];
    });
  });
}
