import { IconDownload } from '@tabler/icons-react';
import type { ScreeningRecord } from '../../record/record.ts';
import type { ReportFormatName } from '../../report/formats.ts';
import { Menu } from '../shared/menu.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { OFFERED, saveReport } from './save-report.ts';

interface ReportMenuProps {
  /** Or what gives it once a form was chosen; null then means that there is none. */
  readonly record: ScreeningRecord | (() => Promise<ScreeningRecord | null>);
  /** Where the list unfolds to. */
  readonly opens: 'up' | 'down';
}

/** Every form a record can be taken away in. */
export function ReportMenu({ record, opens }: ReportMenuProps) {
  const { t, locale } = useWords();
  const services = useServices();
  const save = async (name: ReportFormatName) => {
    const chosen = typeof record === 'function' ? await record() : record;
    if (chosen) await saveReport(chosen, name, services, locale);
  };
  return (
    <Menu
      button={
        <>
          <IconDownload size={16} stroke={1.7} aria-hidden="true" />
          {t('foot.export')}
        </>
      }
      buttonClass="button ghost"
      label={t('foot.export')}
      panelClass={opens === 'up' ? 'up' : ''}
      testId="export"
      items={OFFERED.map((name) => ({
        testId: `export-${name}`,
        label: t(`report.form.${name}`),
        act: () => void save(name),
      }))}
    />
  );
}
