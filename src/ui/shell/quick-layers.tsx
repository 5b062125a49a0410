import { Swatch } from '../../map/swatch.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { isDrawable, isVisible } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useTheme } from './use-theme.ts';

/** Every drawable layer with a box to tick, for a quick change without leaving the panel. */
export function QuickLayers() {
  const { text } = useWords();
  const { catalog } = usePlan();
  const theme = useTheme();
  const visibility = usePreferences((state) => state.visibility);
  const setVisible = usePreferences((state) => state.setVisible);
  const drawable = catalog.layers.filter((entry) => isDrawable(entry) && !entry.context);
  return (
    <ul>
      {drawable.map((entry) => (
        <li key={entry.role}>
          <label className="quick-layer">
            <input
              type="checkbox"
              checked={isVisible(entry, visibility)}
              onChange={(event) => setVisible([entry.role], event.target.checked)}
            />
            <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
            {text(entry.name)}
          </label>
        </li>
      ))}
    </ul>
  );
}
