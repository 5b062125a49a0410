import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/message.ts';
import { saveFile } from './shared/save-file.ts';
import { useCase } from './state/case.ts';
import { usePreferences } from './state/preferences.ts';

/** Last net: says in both languages what happened and offers the draft as a file. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { locale } = usePreferences.getState();
    const exportDraft = () =>
      saveFile('draft.json', JSON.stringify(useCase.getState().present, null, 2), 'application/json');
    return (
      <main className="splash" role="alert">
        <h1>{translate(locale, 'app.crashTitle')}</h1>
        <p>{translate(locale, 'app.crashBody')}</p>
        <p className="muted">{translate(locale === 'zh' ? 'en' : 'zh', 'app.crashTitle')}</p>
        <div className="button-row">
          <button type="button" className="button primary" onClick={() => location.reload()}>
            {translate(locale, 'app.reload')}
          </button>
          <button type="button" className="button" onClick={exportDraft}>
            {translate(locale, 'app.exportDraft')}
          </button>
        </div>
      </main>
    );
  }
}
