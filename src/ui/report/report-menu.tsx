import { IconDownload } from '@tabler/icons-react';
import type { ScreeningRecord } from '../../record/record.ts';
import { Menu } from '../shared/menu.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { OFFERED, saveReport } from './save-report.ts';

/** Every form a record can be taken away in. @param opens  where the list unfolds to */
export function ReportMenu({ record, opens }: { record: ScreeningRecord; opens: 'up' | 'down' }) {
  const { t, locale } = useWords();
  const services = useServices();
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
        act: () => void saveReport(record, name, services, locale),
      }))}
    />
  );
}
