import type { LayerEntry } from '../../catalog/catalog.ts';
import { Swatch } from '../../map/swatch.tsx';
import { LAYER_STATUSES } from '../../plan/layer-card.ts';
import { AffectedNotice } from '../records/affected-notice.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { StatusMark, statusKey } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useTheme } from '../shell/use-theme.ts';
import { useView } from '../state/view.ts';
import { accuracyText, coverageText } from '../views/layer-detail.tsx';
import { BlockedRules } from './blocked-rules.tsx';
import { LayerFilePicker } from './layer-file-picker.tsx';

/** Every role with what its data are worth, the weakest first. */
export function RoleTable({ roles }: { roles: readonly LayerEntry[] }) {
  const { t } = useWords();
  const plan = usePlan();
  const rank = (entry: LayerEntry) => LAYER_STATUSES.indexOf(entry.status);
  const rows = [...roles].sort((a, b) => rank(b) - rank(a) || a.order - b.order);
  const missing = roles.filter(({ status }) => status === 'missing');
  const blocked = new Set(missing.flatMap(({ role }) => plan.rulesByRole.get(role) ?? []));
  return (
    <>
      <div className="tallies">
        {LAYER_STATUSES.map((status) => (
          <div key={status} className={status}>
            <b>{roles.filter((entry) => entry.status === status).length}</b>
            {status === 'missing' ? t('data.missingBlocks', { count: blocked.size }) : t(statusKey(status))}
          </div>
        ))}
      </div>
      <AffectedNotice />
      <div className="intake-offer">
        <LayerFilePicker label={t('intake.pick')} primary />
        <p className="muted">{t('intake.pickHint')}</p>
      </div>
      <BlockedRules missing={missing} />
      <ul>
        {rows.map((entry) => (
          <RoleRow key={entry.role} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function RoleRow({ entry }: { entry: LayerEntry }) {
  const words = useWords();
  const { t, text } = words;
  const theme = useTheme();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const opened = useView((state) => state.selected === entry.role);
  const clauses = plan.ruleset.clauses.filter((clause) => clause.layers.includes(entry.role)).length;
  const facts = [
    text(entry.source),
    ...(entry.date ? [entry.date] : []),
    accuracyText(entry, words),
    coverageText(entry, plan, words),
    t(entry.complete ? 'data.completeShort' : 'data.partShort'),
  ];
  return (
    <li>
      <button
        type="button"
        className="data-row"
        aria-current={opened ? 'true' : undefined}
        data-testid={`role-${entry.role}`}
        onClick={() => go('data', entry.role)}
      >
        <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
        <span>{text(entry.name)}</span>
        <StatusMark status={entry.status} />
        <span className="muted numeric">{clauses > 0 ? t('data.feeds', { count: clauses }) : '—'}</span>
        {entry.status !== 'missing' && !entry.derived && <small className="muted">{facts.join(' · ')}</small>}
      </button>
    </li>
  );
}
