import type { NameAttribute } from '../../site/name-attribute.ts';
import { useWords } from './words.ts';

interface NameAttributeProps {
  readonly attributes: readonly NameAttribute[];
  /** Attribute in force; null where the names come from none. */
  readonly value: string | null;
  readonly onChange: (attribute: string) => void;
}

/** The attribute of a file by which its sites are called, each with a value as it stands there. */
export function NameAttributeSelect({ attributes, value, onChange }: NameAttributeProps) {
  const { t } = useWords();
  return (
    <label className="form-field">
      <span className="label">{t('names.by')}</span>
      <select
        className="select"
        data-testid="name-attribute"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        {value === null && <option value="">{t('names.none')}</option>}
        {attributes.map(({ name, sample }) => (
          <option key={name} value={name}>
            {t('names.option', { name, sample: shortened(sample) })}
          </option>
        ))}
      </select>
    </label>
  );
}

const MOST_SHOWN = 24;

function shortened(sample: string): string {
  return sample.length > MOST_SHOWN ? `${sample.slice(0, MOST_SHOWN)}…` : sample;
}
