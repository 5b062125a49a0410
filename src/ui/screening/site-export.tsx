import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { findCrs } from '../../geo/crs.ts';
import type { Problem } from '../../kernel/problem.ts';
import { exportFormats, exportLosses, exportSite, exportSystems } from '../../site/export-site.ts';
import type { Site } from '../../site/site.ts';
import { problemText } from '../shared/problem-text.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords, type Words } from '../shared/words.ts';
import { useView } from '../state/view.ts';

const FORMATS = exportFormats();
/** What a land office asks for first. */
const USUAL = 'txt';

/** The site as a file for other programs: format, system and encoding, and what the file will not be able to say. */
export function SiteExport({ site }: { site: Site }) {
  const words = useWords();
  const { t, text, locale } = words;
  const toast = useView((state) => state.toast);
  const [format, setFormat] = useState(USUAL);
  const [system, setSystem] = useState<number>();
  const [encoding, setEncoding] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { encodings } = FORMATS.find(({ id }) => id === format)!;
  const systems = exportSystems(format);
  const epsg = systems.find((code) => code === system) ?? systems[0]!;
  const written = encodings.find((name) => name === encoding) ?? encodings[0];
  const shown = problems.length > 0 ? problems : exportLosses(site, format);

  const save = async () => {
    const file = await exportSite(site, { format, epsg, ...(written && { encoding: written }) });
    setProblems(file.ok ? file.warnings : file.problems);
    if (!file.ok) return;
    saveFile(file.value.name, file.value.bytes, file.value.mediaType);
    toast('siteExport.saved', { file: file.value.name });
  };
  return (
    <details className="disclosure" data-testid="site-export">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t('siteExport.title')}
      </summary>
      <div className="site-export">
        <Choice label={t('siteExport.format')} value={format} onChange={setFormat} onChanged={() => setProblems([])}>
          {FORMATS.map(({ id, name }) => (
            <option key={id} value={id}>
              {text(name)}
            </option>
          ))}
        </Choice>
        <Choice label={t('siteExport.crs')} value={String(epsg)} onChange={(code) => setSystem(Number(code))}>
          {systems.map((code) => (
            <option key={code} value={code}>
              {systemName(code, words)}
            </option>
          ))}
        </Choice>
        {written && (
          <Choice label={t('siteExport.encoding')} value={written} onChange={setEncoding}>
            {encodings.map((name) => (
              <option key={name} value={name}>
                {t(`siteExport.${name}`)}
              </option>
            ))}
          </Choice>
        )}
        <p className="muted">{t('siteExport.note')}</p>
        {shown.length > 0 && (
          <ul className="callout warn" data-testid="site-export-losses">
            {shown.map((problem) => (
              <li key={problem.code}>{problemText(problem, locale)}</li>
            ))}
          </ul>
        )}
        <button type="button" className="button small" data-testid="site-export-save" onClick={() => void save()}>
          <IconDownload size={15} aria-hidden="true" />
          {t('siteExport.save')}
        </button>
      </div>
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was said of the last file no longer holds. */
  readonly onChanged?: () => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, onChanged, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            onChanged?.();
          }}
        >
          {children}
        </select>
      </span>
    </div>
  );
}

function systemName(epsg: number, { t }: Words): string {
  const crs = findCrs(epsg)!;
  if (crs.kind === 'geographic') return t('siteExport.geographic', { epsg });
  const { zoneWidthDeg: width, centralMeridianDeg: meridian, falseEastM } = crs;
  const zone = Math.floor(falseEastM / 1_000_000);
  return zone > 0 ? t('siteExport.prefixed', { width, zone, epsg }) : t('siteExport.plain', { width, meridian, epsg });
}
