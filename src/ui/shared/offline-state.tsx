import { useEffect, useState } from 'react';
import { fileSize, quantityText } from '../../i18n/quantity.ts';
import { type Kept, measureKept } from '../state/kept-copy.ts';
import { useOffline } from '../state/offline.ts';
import { useWords } from './words.ts';

const LOOK_EVERY_MS = 500;

/** How much of the app is kept on this machine, measured again and again while that is under way. */
function useKept(phase: string): Kept | null {
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const now = await measureKept();
      if (gone) return;
      setKept(now);
      if (phase === 'keeping') timer = setTimeout(look, LOOK_EVERY_MS);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (phase !== 'none' && phase !== 'refused') void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [phase]);
  return kept;
}

/** Whether the app opens without its server, how far it is from that, and a way to try again. */
export function OfflineCopy() {
  const { t } = useWords();
  const { phase, retry } = useOffline();
  const kept = useKept(phase);
  if (phase === 'none') return null;
  if (phase === 'refused') return <p data-testid="offline-copy">{t('offline.refused')}</p>;
  const whole = kept === null || kept.files === kept.totalFiles;
  const sizes = kept && {
    kept: quantityText(fileSize(kept.bytes)),
    total: quantityText(fileSize(kept.totalBytes)),
    files: kept.totalFiles,
  };
  const failed = phase === 'failed' || (phase === 'kept' && !whole);
  return (
    <div className="offline-copy" data-testid="offline-copy" data-phase={failed ? 'failed' : phase}>
      {phase === 'keeping' && (
        <>
          <p>{sizes ? t('offline.keeping', sizes) : t('offline.beginning')}</p>
          <progress
            aria-label={t('offline.title')}
            {...(kept && { value: kept.bytes, max: Math.max(1, kept.totalBytes) })}
          />
        </>
      )}
      {phase === 'kept' && whole && <p role="status">{sizes ? t('offline.kept', sizes) : t('offline.keptPlain')}</p>}
      {failed && (
        <>
          <p role="alert">{sizes ? t('offline.failed', sizes) : t('offline.failedPlain')}</p>
          <button type="button" className="button small" onClick={retry}>
            {t('app.retry')}
          </button>
        </>
      )}
    </div>
  );
}
