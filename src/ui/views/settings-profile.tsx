import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';

/** Parameters every new case starts with: an office that has settled on a distance sets it once. */
export function ProfileSettings() {
  const { t, text, list } = useWords();
  const plan = usePlan();
  const { parameterProfile, setParameterProfile } = usePreferences();
  const changed = useCase((state) => state.present.parameters);
  const toast = useView((state) => state.toast);
  const go = useView((state) => state.go);
  const names = Object.keys(parameterProfile).flatMap((id) => {
    const parameter = plan.parameters.get(id);
    return parameter ? [text(parameter.name)] : [];
  });
  const keep = (profile: typeof parameterProfile, key: 'settings.profileKept' | 'settings.profileCleared') => {
    const before = parameterProfile;
    setParameterProfile(profile);
    toast(key, {}, () => setParameterProfile(before));
  };
  return (
    <section>
      <h3>{t('settings.profile')}</h3>
      <p data-testid="profile-names">
        {names.length > 0 ? t('settings.profileHas', { names: list(names) }) : t('settings.profileNone')}
      </p>
      <div className="button-row">
        {Object.keys(changed).length > 0 ? (
          <button
            type="button"
            className="button small"
            data-testid="profile-keep"
            onClick={() => keep(changed, 'settings.profileKept')}
          >
            {t('settings.profileKeep', { count: Object.keys(changed).length })}
          </button>
        ) : (
          <button type="button" className="button small" onClick={() => go('data', 'parameters')}>
            {t('search.action.parameters')}
          </button>
        )}
        {names.length > 0 && (
          <button type="button" className="button small ghost" onClick={() => keep({}, 'settings.profileCleared')}>
            {t('settings.profileClear')}
          </button>
        )}
      </div>
    </section>
  );
}
