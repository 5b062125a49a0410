import { IconDatabaseExport, IconDatabaseImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { MessageKey } from '../../i18n/message.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { BackupReading, RestorableItem } from '../../worker/protocol.ts';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { restoreBackup, saveBackup } from '../state/backup.ts';
import { useView } from '../state/view.ts';
import { momentText } from './record-text.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly key: MessageKey }
  | { readonly kind: 'trouble'; readonly problem: Problem }
  | { readonly kind: 'preview'; readonly backup: BackupReading };

const IDLE: State = { kind: 'idle' };

/** Everything that is kept here in one file, and back from one, seen before anything is changed. */
export function BackupSection() {
  const { t } = useWords();
  const { client, store } = useServices();
  const [state, setState] = useState<State>(IDLE);

  const save = async () => {
    setState({ kind: 'busy', key: 'backup.packing' });
    const problem = await saveBackup(client, store);
    setState(problem ? { kind: 'trouble', problem } : IDLE);
  };
  const look = async (file: File) => {
    setState({ kind: 'busy', key: 'backup.reading' });
    const [bytes, here] = await Promise.all([file.arrayBuffer(), store.loadItems()]);
    const read = await client.call((api) => api.readBackup(file.name, new Uint8Array(bytes), here));
    setState(read.ok ? { kind: 'preview', backup: read.value } : { kind: 'trouble', problem: read.problems[0] });
  };

  return (
    <section data-testid="backup">
      <h3>{t('backup.title')}</h3>
      <p>{t('backup.hint')}</p>
      <div className="button-row">
        <button
          type="button"
          className="button small"
          disabled={state.kind === 'busy'}
          data-testid="save-backup"
          onClick={() => void save()}
        >
          <IconDatabaseExport size={15} stroke={1.7} aria-hidden="true" />
          {t('backup.save')}
        </button>
        <FilePicker
          label={t('backup.restore')}
          accept=".zip"
          testId="backup-input"
          onFiles={([file]) => void look(file)}
        >
          {(open) => (
            <button type="button" className="button small" disabled={state.kind === 'busy'} onClick={open}>
              <IconDatabaseImport size={15} stroke={1.7} aria-hidden="true" />
              {t('backup.restore')}
            </button>
          )}
        </FilePicker>
      </div>
      <div aria-live="polite">
        {state.kind === 'busy' && <p className="muted">{t(state.key)}</p>}
        {state.kind === 'trouble' && <ProblemCallout problem={state.problem} />}
        {state.kind === 'preview' && <Preview backup={state.backup} onDone={() => setState(IDLE)} />}
      </div>
    </section>
  );
}

/** Stores by the name their items go by; a store of a part that names itself nowhere is shown by its own. */
const STORES: Readonly<Record<string, MessageKey>> = {
  drafts: 'backup.store.drafts',
  records: 'backup.store.records',
  notes: 'backup.store.notes',
  texts: 'backup.store.texts',
  layers: 'backup.store.layers',
  layerFiles: 'backup.store.layerFiles',
  layersInForce: 'backup.store.layersInForce',
};
const STATES = ['new', 'differs', 'same'] as const;

function Preview({ backup, onDone }: { backup: BackupReading; onDone: () => void }) {
  const words = useWords();
  const { t } = words;
  const { client, store } = useServices();
  const toast = useView((view) => view.toast);
  const [replace, setReplace] = useState(true);
  const stores = [...new Set(backup.items.map((item) => item.store))];
  const count = (name: string, state: RestorableItem['state']) =>
    backup.items.filter((item) => item.store === name && item.state === state).length;
  const restore = async () => {
    const restored = await restoreBackup(client, store, backup, replace);
    onDone();
    if (restored.problem) toast('backup.failed');
    else toast('backup.done', {}, () => void restored.undo());
  };
  return (
    <div className="backup-preview" data-testid="backup-preview">
      <p>{t('backup.of', { when: momentText(backup.createdAt, words), version: backup.app.version })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('backup.what')}</th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="numeric">
                {t(`backup.state.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stores.map((name) => (
            <tr key={name}>
              <td>{STORES[name] ? t(STORES[name]) : name}</td>
              {STATES.map((state) => (
                <td key={state} className="numeric">
                  {count(name, state)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <label className="button-row">
        <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
        {t('backup.replace')}
      </label>
      <p className="muted">{t('backup.stays')}</p>
      <div className="button-row">
        <button
          type="button"
          className="button primary small"
          data-testid="restore-backup"
          onClick={() => void restore()}
        >
          {t('backup.confirm')}
        </button>
        <button type="button" className="button small ghost" onClick={onDone}>
          {t('app.cancel')}
        </button>
      </div>
    </div>
  );
}
