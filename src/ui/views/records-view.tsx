import { BatchPane } from '../batch/batch-pane.tsx';
import { ComparePane } from '../records/compare-pane.tsx';
import { LedgerPane } from '../records/ledger-pane.tsx';
import { RecordList } from '../records/record-list.tsx';
import { RecordPane } from '../records/record-pane.tsx';
import { type Opened, readOpened } from '../records/record-selection.ts';
import { RescreenPane } from '../records/rescreen-pane.tsx';
import { Split } from '../shared/split.tsx';
import { useView } from '../state/view.ts';

/** Records kept in this browser, and beside the list what is opened of them. */
export function RecordsView() {
  const selected = useView((state) => state.selected);
  const opened = readOpened(selected);
  return (
    <Split
      list={<RecordList opened={opened} />}
      pane={opened.kind === 'none' ? null : <OpenedPane opened={opened} />}
      opened={selected}
    />
  );
}

function OpenedPane({ opened }: { opened: Opened }) {
  switch (opened.kind) {
    case 'rescreen':
      return <RescreenPane />;
    case 'batch':
      return <BatchPane />;
    case 'ledger':
      return <LedgerPane />;
    case 'record':
      return <RecordPane key={opened.id} id={opened.id} />;
    case 'compare':
      return <ComparePane key={`${opened.before} ${opened.now}`} before={opened.before} now={opened.now} />;
    default:
      return null;
  }
}
