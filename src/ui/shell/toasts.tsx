import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';

/** What just happened, with a way to take it back; and that a newer version lies ready, until somebody answers. */
export function Toasts() {
  const { t } = useWords();
  const toasts = useView((state) => state.toasts);
  const dismiss = useView((state) => state.dismiss);
  const update = useView((state) => state.update);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {update && (
        <div className="toast" data-testid="update-ready">
          {t('update.ready')}
          <button type="button" className="link" onClick={update}>
            {t('update.reload')}
          </button>
          <button type="button" className="link" onClick={() => useView.setState({ update: null })}>
            {t('update.later')}
          </button>
        </div>
      )}
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
