import { BatchPane } from '../batch/batch-pane.tsx';
import { ComparePane } from '../records/compare-pane.tsx';
import { LedgerPane } from '../records/ledger-pane.tsx';
import { RecordList } from '../records/record-list.tsx';
import { RecordPane } from '../records/record-pane.tsx';
import { readOpened } from '../records/record-selection.ts';
import { RescreenPane } from '../records/rescreen-pane.tsx';
import { useView } from '../state/view.ts';

/** Records kept in this browser, and beside the list what is opened of them. */
export function RecordsView() {
  const selected = useView((state) => state.selected);
  const opened = readOpened(selected);
  return (
    <div className={`records-split${opened.kind === 'none' ? '' : ' opened'}`}>
      <RecordList opened={opened} />
      {opened.kind === 'rescreen' && <RescreenPane />}
      {opened.kind === 'batch' && <BatchPane />}
      {opened.kind === 'ledger' && <LedgerPane />}
      {opened.kind === 'record' && <RecordPane key={opened.id} id={opened.id} />}
      {opened.kind === 'compare' && <ComparePane key={selected} before={opened.before} now={opened.now} />}
    </div>
  );
}
