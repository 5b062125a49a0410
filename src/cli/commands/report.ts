import { errorProblem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import { sealProblem } from '../../record/integrity.ts';
import { readRecord } from '../../record/read-record.ts';
import { REPORT_FORMAT_NAMES } from '../../report/formats.ts';
import type { Command } from '../answer.ts';
import { formatOf } from '../args.ts';
import { openPlanData } from '../plan-data.ts';
import { readRecordFiles } from '../record-files.ts';
import { writeReport } from '../write-report.ts';

/**
 * `report RECORD`: writes a saved record as a paper or a table, from the record alone; nothing is computed again. A record
 * that was changed after it was sealed is refused, since its figures are nobody's.
 */
export const report: Command = async ({ options, words, locale }) => {
  const format = formatOf(options, REPORT_FORMAT_NAMES, 'html');
  if (!format.ok) return format;
  const files = await readRecordFiles(words);
  if (!files.ok) return files;
  const [first, ...others] = files.value;
  if (!first || others.length > 0) return failure(errorProblem('one_record_needed'));
  if (!first.json.ok) return first.json;
  const read = readRecord(first.json.value);
  if (!read.ok) return read;
  const { record, broken } = read.value;
  const [part] = broken;
  if (part) return failure(sealProblem(part, { file: first.file }));
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const output = await writeReport(record, format.value, locale, data.value);
  return success({ output, exit: 0 }, data.warnings);
};
