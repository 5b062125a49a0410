import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Difference, diffRecords } from '../../record/diff-records.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { Scale } from '../shared/scale.tsx';
import { IntervalChips } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useRecordOutlines } from '../state/outlines.ts';
import { useView } from '../state/view.ts';
import { type FindingPair, pairFindings } from './compare-findings.ts';
import { DifferenceList } from './difference-list.tsx';
import { Pane } from './pane.tsx';
import { compareAddress } from './record-selection.ts';
import { momentText } from './record-text.ts';
import { useFullRecord } from './use-full-record.ts';

/** Two records side by side: verdicts, findings, what they rest on, and both sites on the map. */
export function ComparePane({ before, now }: { before: string; now: string }) {
  const { t } = useWords();
  const go = useView((state) => state.go);
  const [old, fresh] = [useFullRecord(before), useFullRecord(now)];
  useRecordOutlines(old ?? null, fresh ?? null);
  return (
    <Pane
      title={t('compare.title')}
      testId="compare-pane"
      actions={
        <button type="button" className="button small" onClick={() => go('records', compareAddress(now, before))}>
          <IconArrowsExchange size={15} stroke={1.7} aria-hidden="true" />
          {t('compare.swap')}
        </button>
      }
    >
      {(old === null || fresh === null) && <p className="empty-state">{t('records.gone')}</p>}
      {old && fresh && <Comparison before={old} now={fresh} />}
    </Pane>
  );
}

const INPUT_PARTS: ReadonlySet<Difference['part']> = new Set(['project', 'layer', 'rules', 'parameter', 'app']);

function Comparison({ before, now }: { before: ScreeningRecord; now: ScreeningRecord }) {
  const { t } = useWords();
  const pairs = useMemo(() => pairFindings(before, now), [before, now]);
  const inputs = useMemo(() => diffRecords(before, now).filter(({ part }) => INPUT_PARTS.has(part)), [before, now]);
  return (
    <>
      <div className="compare-heads">
        <Head record={before} mark={t('compare.before')} />
        <Head record={now} mark={t('compare.now')} />
      </div>
      <p className="pane-note">{t('compare.onMap')}</p>
      <FindingTable pairs={pairs} />
      <section className="pane-part" aria-label={t('compare.inputs')}>
        <h3>{t('compare.inputs')}</h3>
        {inputs.length === 0 ? <p>{t('compare.sameInputs')}</p> : <DifferenceList differences={inputs} />}
      </section>
    </>
  );
}

function Head({ record, mark }: { record: ScreeningRecord; mark: string }) {
  const words = useWords();
  return (
    <div>
      <h3>
        <span className="tag">{mark}</span> {record.site.name}
      </h3>
      <small className="muted">{momentText(record.createdAt, words)}</small>
      <Scale ends={record.verdict} />
      <IntervalChips {...record.verdict} />
      {record.site.areaEllipsoidM2 > 0 && <AreaText areaM2={record.site.areaEllipsoidM2} />}
    </div>
  );
}

function FindingTable({ pairs }: { pairs: readonly FindingPair[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const differing = pairs.filter(({ same }) => !same);
  const same = pairs.length - differing.length;
  return (
    <div className="table-scroll">
      <table data-testid="compare-findings">
        <thead>
          <tr>
            <th scope="col">{t('compare.clause')}</th>
            <th scope="col">{t('compare.before')}</th>
            <th scope="col">{t('compare.now')}</th>
          </tr>
        </thead>
        <tbody>
          {(open ? pairs : differing).map((pair) => (
            <PairRow key={pair.ruleId} pair={pair} />
          ))}
          <tr>
            <td colSpan={3} className="muted">
              {differing.length === 0 ? t('compare.allSame') : t('compare.sameFindings', { count: same })}{' '}
              <button type="button" className="link" onClick={() => setOpen(!open)}>
                {t(open ? 'compare.hideSame' : 'compare.showSame')}
              </button>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function PairRow({ pair }: { pair: FindingPair }) {
  const { text } = useWords();
  const title = (pair.now ?? pair.before)?.title;
  return (
    <tr className={pair.same ? '' : 'differs'}>
      <td>
        <b>{pair.ruleId}</b> {title && text(title)}
      </td>
      <td>
        <FindingEnds finding={pair.before} />
      </td>
      <td>
        <FindingEnds finding={pair.now} />
      </td>
    </tr>
  );
}

function FindingEnds({ finding }: { finding: Finding | null }) {
  const { t } = useWords();
  if (!finding) return <span className="muted">{t('compare.notListed')}</span>;
  return <IntervalChips atLeast={finding.atLeast} atWorst={finding.atWorst} />;
}
