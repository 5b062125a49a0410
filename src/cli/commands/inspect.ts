import { success } from '../../kernel/result.ts';
import type { Command } from '../answer.ts';
import { formatOf, needed } from '../args.ts';
import { complaintOf } from '../complaints.ts';
import { inspectionLines } from '../inspection-text.ts';
import { inspectSite } from '../site-input.ts';

/** `inspect`: what the importer made of a file. A file it refuses is an answer too, told on stdout with exit 0. */
export const inspect: Command = async ({ options, locale }) => {
  const named = needed(options, 'site');
  if (!named.ok) return named;
  const format = formatOf(options, ['json', 'text'], 'json');
  if (!format.ok) return format;
  const inspected = await inspectSite(named.value, options, null);
  if (!inspected.ok) return inspected;
  const { inspection } = inspected.value;
  if (format.value === 'text') return success({ output: inspectionLines(inspection, locale), exit: 0 });
  const told = {
    ...inspection,
    warnings: inspection.warnings.map((warning) => complaintOf(warning, locale)),
    ...(inspection.error && { error: complaintOf(inspection.error, locale) }),
  };
  return success({ output: `${JSON.stringify(told, null, 2)}\n`, exit: 0 });
};
