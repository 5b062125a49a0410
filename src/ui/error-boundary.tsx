import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/message.ts';
import { saveFile } from './shared/save-file.ts';
import { useCase } from './state/case.ts';
import { usePreferences } from './state/preferences.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Shown instead of the part that failed; without it the whole page is given up. */
  readonly fallback?: ReactNode;
}

/** Last net: says what happened and offers the draft as a file; or keeps a failed part from taking the rest along. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    if (this.props.fallback) return this.props.fallback;
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
