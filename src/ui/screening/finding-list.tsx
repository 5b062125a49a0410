import { IconArrowRight, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { EFFECTS, effectRank } from '../../plan/effect.ts';
import type { Finding } from '../../record/record.ts';
import { QuantityText } from '../shared/quantity-text.tsx';
import { type Level, levelKey, SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { FindingDetail } from './finding-detail.tsx';
import { factMeasure, mainFact, overlapCount } from './finding-measure.ts';
import { groupFindings, isPlaceBound, isWeighty } from './verdict-words.ts';

const FOLD_AFTER = 5;
/** What holds all over the district is one line, unless it is hardly more. */
const GENERAL_SHOWN = 1;

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** `weighty`: conditions and worse. `light`: the rest, which follows what is open. */
  readonly part: 'weighty' | 'light';
}

/** Findings by severity, one line each; a line opens in place. */
export function FindingList({ findings, part }: FindingListProps) {
  const changed = useChangedRules(findings);
  const groups = groupFindings(findings).filter(({ level }) => isWeighty(level) === (part === 'weighty'));
  return (
    <div data-testid={part === 'weighty' ? 'findings' : 'light-findings'}>
      {groups.map((group) => (
        <FindingGroup key={group.level} level={group.level} findings={group.findings} changed={changed} />
      ))}
    </div>
  );
}

/** Rules whose outcome or figure differs from the verdict before, so that the eye finds what a change did. */
function useChangedRules(findings: readonly Finding[]): ReadonlySet<string> {
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = new Map(findings.map((finding) => [finding.ruleId, signature(finding)]));
    const old = before.current;
    before.current = now;
    if (old) setChanged(new Set([...now].filter(([id, text]) => old.get(id) !== text).map(([id]) => id)));
  }, [findings]);
  return changed;
}

function signature(finding: Finding): string {
  const fact = mainFact(finding);
  return JSON.stringify([finding.atLeast, finding.atWorst, fact && factMeasure(fact)]);
}

interface GroupProps {
  readonly level: Level;
  readonly findings: readonly Finding[];
  readonly changed: ReadonlySet<string>;
}

/** Whether a finding stands in sight: what the place brings, what forbids, and what could still go further. */
function isInSight(finding: Finding, level: Level): boolean {
  const forbids = level === 'prohibit' || level === 'restrict';
  return forbids || isPlaceBound(finding) || couldGoFurther(finding, level);
}

function FindingGroup({ level, findings, changed }: GroupProps) {
  const { t } = useWords();
  const heading = t(level === 'unknown' ? 'finding.undecided' : levelKey(level));
  const inSight = findings.filter((finding) => isInSight(finding, level));
  const general = findings.filter((finding) => !inSight.includes(finding));
  return (
    <section aria-label={t('finding.group', { effect: heading, count: findings.length })}>
      <div className="group-head">
        <SeverityIcon level={level} />
        <h3>{heading}</h3>
        <span className="count">{findings.length}</span>
        <span className="grow" />
        {level !== 'unknown' && <span className="count hover-hint">{t('finding.hover')}</span>}
      </div>
      <FoldedLines level={level} findings={inSight} changed={changed} shown={FOLD_AFTER} fold="app.more" />
      <FoldedLines level={level} findings={general} changed={changed} shown={GENERAL_SHOWN} fold="finding.general" />
    </section>
  );
}

interface FoldedProps extends GroupProps {
  /** Most lines shown unfolded; with more of them all but one less, or none, until asked for. */
  readonly shown: number;
  readonly fold: 'app.more' | 'finding.general';
}

function FoldedLines({ level, findings, changed, shown: most, fold }: FoldedProps) {
  const { t } = useWords();
  const openFinding = useView((state) => state.openFinding);
  const [all, setAll] = useState(false);
  const limit = all || findings.length <= most ? findings.length : Math.max(0, most - 1);
  const shown = findings.slice(0, limit);
  // What is open stays in sight, wherever the fold is.
  const opened = findings.filter((finding) => finding.ruleId === openFinding && !shown.includes(finding));
  const rest = findings.filter((finding) => !shown.includes(finding) && !opened.includes(finding));
  return (
    <>
      {[...shown, ...opened].map((finding) => (
        <FindingLine key={finding.ruleId} finding={finding} level={level} changed={changed.has(finding.ruleId)} />
      ))}
      {rest.length > 0 && (
        <button type="button" className="finding-row" data-testid={`unfold-${fold}`} onClick={() => setAll(true)}>
          <span />
          <span className="id fold">{t(fold, { count: rest.length })}</span>
          <span className="title muted">{rest.map((finding) => finding.ruleId).join(t('app.listSeparator'))}</span>
          <span />
          <IconChevronDown size={15} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

function FindingLine({ finding, level, changed }: { finding: Finding; level: Level; changed: boolean }) {
  const { text } = useWords();
  const open = useView((state) => state.openFinding === finding.ruleId);
  const lit = useView(
    ({ hoveredFeature }) =>
      hoveredFeature !== null &&
      finding.facts.some((fact) => fact.role === hoveredFeature.role && fact.featureId === hoveredFeature.featureId),
  );
  const set = useView((state) => state.set);
  const fact = mainFact(finding);
  const more = overlapCount(finding) - 1;
  const id = `finding-${finding.ruleId}`;
  const light = () => set({ hoveredRule: finding.ruleId });
  const dim = () => set({ hoveredRule: null });
  return (
    <>
      <button
        type="button"
        className={`finding-row sev ${level}${lit ? ' lit' : ''}${changed ? ' changed' : ''}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-finding={finding.ruleId}
        data-testid={id}
        onClick={() => set({ openFinding: open ? null : finding.ruleId })}
        onMouseEnter={light}
        onMouseLeave={dim}
        onFocus={light}
        onBlur={dim}
      >
        <SeverityIcon level={level} />
        <span className="id">{finding.clauseIds[0] ?? finding.ruleId}</span>
        <span className="title">{text(finding.title)}</span>
        <span className="measure">
          <WorstMark finding={finding} level={level} />
          {fact && <QuantityText quantity={factMeasure(fact)} />}
          {more > 0 && <small className="muted"> +{more}</small>}
        </span>
        {open ? <IconChevronDown size={15} aria-hidden="true" /> : <IconChevronRight size={15} aria-hidden="true" />}
      </button>
      {open && <FindingDetail id={id} finding={finding} level={level} />}
    </>
  );
}

/** Whether a finding could still become more severe than the heading it stands under. */
function couldGoFurther(finding: Finding, level: Level): boolean {
  const stands = EFFECTS.find((effect) => effect === level) ?? 'clear';
  return !finding.encourage && effectRank(finding.atWorst) > effectRank(stands);
}

/** A finding that could still become more severe than its heading says so in its line. */
function WorstMark({ finding, level }: { finding: Finding; level: Level }) {
  const { t } = useWords();
  if (!couldGoFurther(finding, level)) return null;
  const words = t('finding.couldBe', { effect: t(`effect.${finding.atWorst}`) });
  return (
    <span className="worst-mark" title={words}>
      <IconArrowRight size={13} aria-hidden="true" />
      <SeverityIcon level={finding.atWorst} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
