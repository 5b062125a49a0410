import { useMemo } from 'react';
import { localText } from '../../i18n/full-width.ts';
import { type MessageKey, type MessageParams, translate } from '../../i18n/message.ts';
import type { Locale, LocalText } from '../../kernel/text.ts';
import { usePreferences } from '../state/preferences.ts';

export interface Words {
  readonly locale: Locale;
  t(key: MessageKey, params?: MessageParams): string;
  /** The words of a data file in the current language. */
  text(words: LocalText): string;
  list(items: readonly string[]): string;
}

export function wordsOf(locale: Locale): Words {
  return {
    locale,
    t: (key, params) => translate(locale, key, params),
    text: (words) => localText(words, locale),
    list: (items) => items.join(translate(locale, 'app.listSeparator')),
  };
}

export function useWords(): Words {
  const locale = usePreferences((state) => state.locale);
  return useMemo(() => wordsOf(locale), [locale]);
}
