import './validator-setup.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../kernel/invariant.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { keepForOffline } from './offline.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/severity.css';
import './styles/shell.css';
import './styles/screening.css';
import './styles/chainage.css';
import './styles/site-export.css';
import './styles/site.css';
import './styles/views.css';
import './styles/base-map.css';
import './styles/parameters.css';
import './styles/intake.css';
import './styles/clauses.css';
import './styles/loading.css';
import './styles/batch.css';
import './styles/records.css';
import './styles/reviews.css';
import './styles/print.css';
import './styles/report.css';
import './styles/sheet.css';

const root = document.getElementById('root');
invariant(root, 'index.html holds the root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
keepForOffline();
