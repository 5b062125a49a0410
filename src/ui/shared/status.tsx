import type { MessageKey } from '../../i18n/message.ts';
import type { LayerStatus } from '../../plan/layer-card.ts';
import type { Parameter } from '../../plan/parameter.ts';
import type { Law } from '../../plan/seeds.ts';
import { useWords } from './words.ts';

type DataStatus = LayerStatus | 'failed';

export function statusKey(status: DataStatus): MessageKey {
  return `status.${status}`;
}

/** 官方 solid, 示意 and 缺 dashed: how far the data can be relied on. */
export function StatusMark({ status }: { status: DataStatus }) {
  const { t } = useWords();
  return <span className={`status-mark status-word ${status}`}>{t(statusKey(status))}</span>;
}

/** 已核 only where somebody has checked the text. */
export function LawTag({ law }: { law: Law }) {
  const { t } = useWords();
  const verified = law.status === 'verified';
  return (
    <span className={`tag ${verified ? 'verified' : 'unverified'}`} title={law.statusNote}>
      {t(verified ? 'law.verified' : 'law.unverified')}
    </span>
  );
}

/** Where a parameter's value comes from and whether that was checked. */
export function BasisTags({
  basis,
  status,
  changed,
}: {
  basis: Parameter['basis'];
  status: string;
  changed?: boolean;
}) {
  const { t } = useWords();
  const firm = basis === 'plan' || basis === 'law' || basis === 'standard';
  return (
    <>
      <span className={`tag ${firm && !changed ? '' : 'assumed'}`}>
        {t(changed ? 'basis.changed' : `basis.${basis}`)}
      </span>
      {status !== 'verified' && <span className="tag unverified">{t('law.unverified')}</span>}
    </>
  );
}
