import { IconArrowNarrowRight, IconArrowRight } from '@tabler/icons-react';
import { percent, quantityText } from '../../i18n/quantity.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { Scale, ScaleLabels } from '../shared/scale.tsx';
import { levelKey, SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { screenNow, useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { Block } from './block.tsx';
import { FindingList } from './finding-list.tsx';
import { LayerWarnings, LoadingLine } from './layer-news.tsx';
import { ShapeTrouble } from './shape-trouble.tsx';
import { UnknownList } from './unknown-list.tsx';
import { nextSentence, whySentence } from './verdict-words.ts';

/** Block 3: the interval, why it is what it is, and what to do next. */
export function VerdictBlock() {
  const { t, locale } = useWords();
  const { client } = useServices();
  const site = useCase((state) => state.present.site);
  const { reply, computing, problem, warnings } = useScreening();

  if (!site || (!reply && !computing && !problem)) {
    return (
      <Block number={3} title={t('verdict.title')} state="waiting" testId="block-verdict">
        <div className="verdict-empty">
          <Scale ends={null} />
          <ScaleLabels ends={null} />
          <p className="verdict-why">{t('verdict.explain')}</p>
        </div>
      </Block>
    );
  }
  const record = reply?.record;
  const schematic = record && record.verdict.basis === 'schematic';
  return (
    <Block
      number={3}
      title={t('verdict.title')}
      state="active"
      testId="block-verdict"
      summary={computing && record ? <span role="status">{t('verdict.computing')}</span> : null}
      actions={
        record && (
          <>
            {schematic && <span className="tag assumed">{t('verdict.schematicTag')}</span>}
            <ParametersLink record={record} />
          </>
        )
      }
    >
      {problem && (
        <div className="verdict">
          <div className="callout error" role="alert" data-code={problem.code}>
            <b>{t(problem.code.startsWith('worker_') ? 'verdict.workerReplaced' : 'verdict.failed')}</b>{' '}
            {!problem.code.startsWith('worker_') && problemText(problem, locale)}{' '}
            <ShapeTrouble problem={problem} site={site} />
            <button type="button" className="link" onClick={() => void screenNow(client)}>
              {t('app.retry')}
            </button>
          </div>
        </div>
      )}
      {computing && <LoadingLine />}
      <LayerWarnings warnings={warnings} />
      {!record && computing && (
        <div className="verdict" role="status" aria-label={t('verdict.computing')}>
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      )}
      {record && (
        <>
          <VerdictCard record={record} stale={problem !== null} />
          <FindingList findings={record.findings} part="weighty" />
          <UnknownList unknowns={record.unknowns} atLeast={record.verdict.atLeast} />
          <FindingList findings={record.findings} part="light" />
        </>
      )}
    </Block>
  );
}

/** How many numbers the verdict rests on; a pill once some are not the pack's own. */
function ParametersLink({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const go = useView((state) => state.go);
  const { parameters } = record.inputs;
  const count = parameters.filter(({ changed }) => changed).length;
  return (
    <button
      type="button"
      className={count > 0 ? 'tag assumed' : 'link'}
      data-testid="parameters-link"
      onClick={() => go('data', 'parameters')}
    >
      {count > 0 ? t('parameters.changedCount', { count }) : t('verdict.parameters', { count: parameters.length })}
    </button>
  );
}

function VerdictCard({ record, stale }: { record: ScreeningRecord; stale: boolean }) {
  const words = useWords();
  const plan = usePlan();
  const { atLeast, atWorst } = record.verdict;
  return (
    <div
      className={`verdict${stale ? ' stale' : ''}`}
      data-testid="verdict"
      data-at-least={atLeast}
      data-at-worst={atWorst}
    >
      <DistrictNotice record={record} />
      {atLeast === atWorst ? <SettledWord record={record} /> : <TwoWords record={record} />}
      <Scale ends={record.verdict} />
      <ScaleLabels ends={record.verdict} />
      <p className="verdict-why" data-testid="verdict-why">
        {atWorst === 'clear' ? <ClearSentence record={record} /> : whySentence(record, plan, words)}
      </p>
      <p className="verdict-next" data-testid="verdict-next">
        <IconArrowRight size={15} stroke={1.7} aria-hidden="true" />
        <span>{nextSentence(record, plan, words)}</span>
      </p>
    </div>
  );
}

/** The plan ends at the district's edge: that is said before any verdict. */
function DistrictNotice({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const { district } = record.verdict;
  if (district === 'inside') return null;
  const share = quantityText(percent(record.site.districtShare ?? 0));
  const text =
    district === 'outside'
      ? t('verdict.outside')
      : district === 'partly'
        ? t('verdict.partly', { share })
        : t('verdict.districtUnknown');
  return (
    <p className="callout warn" data-testid="district-notice">
      <b>{text}</b>
    </p>
  );
}

function SettledWord({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const level = record.verdict.atLeast;
  return (
    <div className="verdict-settled">
      <span className={`verdict-word sev ${level}`}>
        <SeverityIcon level={level} />
        <span>{t(levelKey(level))}</span>
      </span>
      <small>{t('verdict.settled')}</small>
    </div>
  );
}

function TwoWords({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const { atLeast, atWorst } = record.verdict;
  return (
    <div className="verdict-ends">
      <div className="verdict-end">
        <small>{t('verdict.atLeast')}</small>
        <span className={`verdict-word sev ${atLeast}`}>
          <SeverityIcon level={atLeast} />
          <span>{t(levelKey(atLeast))}</span>
        </span>
      </div>
      <span className="verdict-arrow">
        <IconArrowNarrowRight size={18} stroke={1.7} aria-hidden="true" />
      </span>
      <div className="verdict-end worst">
        <small>{t('verdict.atWorst', { count: record.unknowns.length })}</small>
        <span className={`verdict-word sev ${atWorst}`}>
          <SeverityIcon level={atWorst} />
          <span>{t(levelKey(atWorst))}</span>
        </span>
      </div>
    </div>
  );
}

/** 未见冲突 is never the last word on schematic data. */
function ClearSentence({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  return <>{t(record.verdict.basis === 'official' ? 'verdict.nothingOfficial' : 'verdict.nothing')}</>;
}
