import { IconClipboardText } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useWords } from '../shared/words.ts';
import { importText } from '../state/import.ts';

/** A place to paste or type coordinates; what is given is read like a file. */
export function PasteOffer() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const id = useId();
  const read = () => {
    if (text.trim()) void importText(text, t('site.pastedName'));
  };
  return (
    <div className="offer">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        data-testid="offer-paste"
        onClick={() => setOpen(!open)}
      >
        <IconClipboardText size={22} stroke={1.5} aria-hidden="true" />
        <span>
          <b>{t('site.paste')}</b>
          <small>{t('site.pasteHint')}</small>
        </span>
        <span className="kbd" aria-hidden="true">
          Ctrl V
        </span>
      </button>
      <form
        id={id}
        className="paste"
        hidden={!open}
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        {open && (
          <textarea
            // Opened to be typed into.
            // biome-ignore lint/a11y/noAutofocus: the press that opens it asks for it
            autoFocus
            rows={7}
            spellCheck={false}
            aria-label={t('site.pasteLabel')}
            placeholder={t('site.pasteSample')}
            data-testid="paste-text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read();
            }}
          />
        )}
        <span className="button-row">
          <button type="submit" className="button primary small" disabled={!text.trim()} data-testid="paste-read">
            {t('site.pasteRead')}
            <span className="kbd" aria-hidden="true">
              Ctrl ↵
            </span>
          </button>
          <small className="muted grow">{t('site.pasteFormats')}</small>
        </span>
      </form>
    </div>
  );
}
