import { useEffect } from 'react';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { importFile, importText } from '../state/import.ts';
import { isTyping } from './use-keyboard.ts';

/** The whole page takes a paste of coordinates, shapes or a file, unless it is meant for a field. */
export function PasteTarget() {
  const { t } = useWords();
  const { client } = useServices();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!file && !text.trim()) return;
      event.preventDefault();
      // A copied block of cells comes as a picture as well as text; the text is what is meant.
      if (text.trim()) void importText(text, t('site.pastedName'));
      else if (file) void importFile(client, file);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [client, t]);
  return null;
}
