import './validator-setup.ts';
import './trusted-types.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../kernel/invariant.ts';
import { App, startClient } from './app.tsx';
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
import './styles/place-picture.css';
import './styles/views.css';
import './styles/base-map.css';
import './styles/parameters.css';
import './styles/intake.css';
import './styles/clauses.css';
import './styles/loading.css';
import './styles/batch.css';
import './styles/records.css';
import './styles/split.css';
import './styles/reviews.css';
import './styles/print.css';
import './styles/report.css';
import './styles/sheet.css';
import './styles/forced-colors.css';

const root = document.getElementById('root');
invariant(root, 'index.html holds the root');
const client = startClient();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App client={client} />
    </ErrorBoundary>
  </StrictMode>,
);
// The map's code is made ready to run while the worker reads the plan.
void import('./shell/map-region.tsx');
keepForOffline();
