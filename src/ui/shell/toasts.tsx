import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';

/** What just happened, with a way to take it back. */
export function Toasts() {
  const { t } = useWords();
  const toasts = useView((state) => state.toasts);
  const dismiss = useView((state) => state.dismiss);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, key, params, undo }) => (
        <div key={id} className="toast">
          {t(key, params)}
          {undo && (
            <button
              type="button"
              className="link"
              onClick={() => {
                undo();
                dismiss(id);
              }}
            >
              {t('app.undo')}
            </button>
          )}
          <button type="button" className="link" onClick={() => dismiss(id)}>
            {t('app.close')}
          </button>
        </div>
      ))}
    </div>
  );
}
