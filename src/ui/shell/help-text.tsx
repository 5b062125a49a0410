import type { MessageKey } from '../../i18n/message.ts';
import { useWords } from '../shared/words.ts';

const KEYS: readonly (readonly [readonly string[], MessageKey])[] = [
  [['Ctrl', 'K'], 'help.key.search'],
  [['1', '…', '7'], 'help.key.views'],
  [['P', 'R'], 'help.key.draw'],
  [['V'], 'help.key.select'],
  [['E'], 'help.key.edit'],
  [['Ctrl', 'O'], 'help.key.import'],
  [['Ctrl', 'Z', '⇧Z'], 'help.key.undo'],
  [['J', 'K'], 'help.key.findings'],
  [['Enter'], 'help.key.open'],
  [['1', '…', '9', '0'], 'help.key.answer'],
  [['Ctrl', 'S'], 'help.key.save'],
  [['?'], 'help.key.help'],
  [['Esc'], 'help.key.escape'],
];

/** How to read a verdict, and every key. */
export function HelpText() {
  const { t } = useWords();
  return (
    <>
      <h2>{t('help.title')}</h2>
      <p>{t('help.interval')}</p>
      <p>{t('help.hatch')}</p>
      <p>{t('help.schematic')}</p>
      <p>{t('help.distance')}</p>
      <h2>{t('help.keys')}</h2>
      <dl className="keys">
        {KEYS.map(([keys, meaning]) => (
          <KeyLine key={meaning} keys={keys} meaning={t(meaning)} />
        ))}
      </dl>
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
