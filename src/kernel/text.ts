/** Words in both interface languages. Chinese leads; English is complete, never a fallback mixture. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof LocalText;
