import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { formatNumber } from '../../i18n/quantity.ts';
import { stationText } from '../../i18n/station.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';
import { chainageAccuracyM, chainageOf } from '../../report/chainage.ts';
import { chainageWords } from '../../report/chainage-lines.ts';
import { recordToChainageCsv } from '../../report/to-chainage-csv.ts';
import { usePlan } from '../shared/plan-context.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords, type Words } from '../shared/words.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';

/** Along each line of the site: from station to station, zone and clauses. Nothing for a site without lines. */
export function ChainageTable() {
  const { t, text, locale } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const record = useScreening((state) => state.reply?.record);
  const rows = record === undefined || record.site.lengthM === 0 ? null : chainageOf(record);
  if (record === undefined || rows === null) return null;
  const several = new Set(rows.map(({ line }) => line)).size > 1;
  const layers = new Map(plan.catalog.layers.map(({ role, name }) => [role, name] as const));
  return (
    <details className="disclosure" data-testid="chainage">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t('chainage.title', { count: rows.length })}
      </summary>
      {rows.length === 0 ? (
        <p className="muted chainage-note">{t('chainage.none')}</p>
      ) : (
        <div className="chainage">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('chainage.from')}</th>
                <th scope="col">{t('chainage.to')}</th>
                <th scope="col">{t('chainage.length')}</th>
                <th scope="col">{t('chainage.zone')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.role} ${row.featureId} ${row.line} ${row.fromM}`}>
                  <td>{stationText(row.fromM)}</td>
                  <td>{stationText(row.toM)}</td>
                  <td>{formatNumber(row.toM - row.fromM, 1)}</td>
                  <td>
                    {row.featureName ? text(row.featureName) : row.featureId}
                    <span className="muted">
                      {layers.has(row.role) && ` ${text(layers.get(row.role)!)}`}
                      {several && ` · ${chainageWords('line', { line: row.line }, locale)} ${row.lineName}`}
                    </span>
                    <span className="chainage-clauses">
                      {row.clauseIds.map((id) => (
                        <button key={id} type="button" className="link" onClick={() => go('clauses', id)}>
                          {id}
                        </button>
                      ))}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted chainage-note">{accuracyNote(Math.max(...rows.map((row) => row.accuracyM)), locale)}</p>
          <button
            type="button"
            className="button small"
            data-testid="chainage-csv"
            onClick={() =>
              saveFile(`${t('chainage.file')}.csv`, recordToChainageCsv(record, locale, layers), 'text/csv')
            }
          >
            <IconDownload size={15} aria-hidden="true" />
            {t('chainage.save')}
          </button>
        </div>
      )}
    </details>
  );
}

/** Stations of a finding, zone by zone; nothing for a site without lines. */
export function FindingStations({ finding }: { finding: Finding }) {
  const { t, text, locale } = useWords();
  const record = useScreening((state) => state.reply?.record);
  const met = finding.facts.filter(({ chainage }) => (chainage?.length ?? 0) > 0);
  if (record === undefined || met.length === 0) return null;
  return (
    <>
      <dt>{t('chainage.stations')}</dt>
      <dd>
        <ul>
          {met.map((fact) => (
            <li key={`${fact.role} ${fact.featureId}`}>
              {met.length > 1 && `${fact.featureName ? text(fact.featureName) : fact.featureId} `}
              {fact.chainage!.map((stretch) => stretchWords(stretch, t)).join(t('app.listSeparator'))}
            </li>
          ))}
        </ul>
        <p className="muted">{accuracyNote(worstAccuracyM(record, met), locale)}</p>
      </dd>
    </>
  );
}

/** From station to station, or the one where the line is only crossed. */
function stretchWords({ fromM, toM }: { fromM: number; toM: number }, t: Words['t']): string {
  const [from, to] = [stationText(fromM), stationText(toM)];
  return from === to ? from : t('chainage.stretch', { from, to, length: formatNumber(toM - fromM, 1) });
}

function worstAccuracyM(record: ScreeningRecord, facts: Finding['facts']): number {
  return Math.max(...facts.map(({ role }) => chainageAccuracyM(record, role)));
}

function accuracyNote(accuracyM: number, locale: 'zh' | 'en'): string {
  return chainageWords('note', { accuracy: formatNumber(accuracyM, 2) }, locale);
}
