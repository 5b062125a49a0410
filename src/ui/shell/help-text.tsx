import { GUIDE_WORDS } from '../../i18n/guide-words.ts';
import type { MessageKey } from '../../i18n/message.ts';
import { GUIDE_SECTIONS } from '../../report/reading-guide.ts';
import { showReport } from '../report/report-store.ts';
import { useWords } from '../shared/words.ts';

const KEYS: readonly (readonly [readonly string[], MessageKey])[] = [
  [['Ctrl', 'K'], 'help.key.search'],
  [['1', '…', '7'], 'help.key.views'],
  [['P', 'R', 'C', 'F', 'L'], 'help.key.draw'],
  [['M'], 'help.key.measure'],
  [['V'], 'help.key.select'],
  [['E'], 'help.key.edit'],
  [['Enter', 'PgDn', '← ↑ → ↓'], 'help.key.vertex'],
  [['Ctrl', 'O'], 'help.key.import'],
  [['Ctrl', 'V'], 'help.key.paste'],
  [['Ctrl', 'Z', '⇧Z'], 'help.key.undo'],
  [['J', 'K'], 'help.key.findings'],
  [['Enter'], 'help.key.open'],
  [['1', '…', '9', '0'], 'help.key.answer'],
  [['Ctrl', 'S'], 'help.key.save'],
  [['+', '-', '0'], 'help.key.zoom'],
  [['F6'], 'help.key.regions'],
  [['?'], 'help.key.help'],
  [['Esc'], 'help.key.escape'],
];

/** How to read a verdict, what data and law allow, and every key. @param onLeave  closes the help */
export function HelpText({ onLeave }: { onLeave: () => void }) {
  const { t, text } = useWords();
  return (
    <>
      <h2>{text(GUIDE_WORDS.title)}</h2>
      {GUIDE_SECTIONS.map(([title, lines]) => (
        <details key={title.en} open={title === GUIDE_WORDS.interval}>
          <summary>{text(title)}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line.en}>{text(line)}</li>
            ))}
          </ul>
        </details>
      ))}
      <button
        type="button"
        className="button small"
        data-testid="open-guide"
        onClick={() => {
          onLeave();
          showReport({ kind: 'guide' });
        }}
      >
        {text(GUIDE_WORDS.print)}
      </button>
      <section className="help-keys" aria-label={t('help.keys')}>
        <h2>{t('help.keys')}</h2>
        <dl className="keys">
          {KEYS.map(([keys, meaning]) => (
            <KeyLine key={meaning} keys={keys} meaning={t(meaning)} />
          ))}
        </dl>
      </section>
    </>
  );
}

function KeyLine({ keys, meaning }: { keys: readonly string[]; meaning: string }) {
  return (
    <>
      <dt>
        {keys.map((key) =>
          key === '…' ? (
            <span key={key}>…</span>
          ) : (
            <span key={key} className="kbd">
              {key}
            </span>
          ),
        )}
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
