import {
  IconBook2,
  IconBuildingFactory2,
  IconDatabase,
  IconFocus2,
  IconHistory,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';
import { useWords } from '../shared/words.ts';
import { PLACES, type PlaceName } from '../state/address-text.ts';
import { useView } from '../state/view.ts';

const ICONS: Readonly<Record<PlaceName, typeof IconFocus2>> = {
  screen: IconFocus2,
  layers: IconStack2,
  clauses: IconBook2,
  projects: IconBuildingFactory2,
  records: IconHistory,
  data: IconDatabase,
  settings: IconSettings,
};

/** First of the two places at the foot. */
const FOOT: PlaceName = 'data';

export function Rail() {
  const { t } = useWords();
  const place = useView((state) => state.place);
  const go = useView((state) => state.go);
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      {PLACES.map((name) => {
        const Icon = ICONS[name];
        return [
          name === FOOT && <span key="gap" className="grow" />,
          <button
            key={name}
            type="button"
            title={t(`nav.${name}`)}
            aria-current={place === name ? 'page' : undefined}
            data-testid={`nav-${name}`}
            onClick={() => go(name)}
          >
            <Icon size={22} stroke={1.5} aria-hidden="true" />
            <span className="rail-word">{t(`nav.${name}`)}</span>
          </button>,
        ];
      })}
    </nav>
  );
}
