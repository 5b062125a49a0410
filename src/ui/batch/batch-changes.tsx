import { useEffect } from 'react';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { runBatch } from '../state/batch-run.ts';
import { orderAgain } from '../state/batch-start.ts';
import { useCase } from '../state/case.ts';
import { usePack } from '../state/pack.ts';
import { askInputsNow, useRescreen } from '../state/rescreen.ts';
import { isOrderedOtherwise, outdatedRows, useSiteBatch } from '../state/site-batch.ts';

/** What has changed since the batch was screened, each with what can be done about it; nothing while nothing has. */
export function BatchChanges() {
  const { t } = useWords();
  const { client, store } = useServices();
  const { batch, rows } = useSiteBatch();
  const present = useCase((state) => state.present);
  const pack = usePack((state) => state.active);
  const inputsNow = useRescreen((state) => state.inputsNow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pack is another hash
  useEffect(() => void askInputsNow(client), [client, pack]);
  const outdated = outdatedRows(rows, inputsNow).length;
  return (
    <>
      {outdated > 0 && (
        <p className="callout warn" data-testid="batch-outdated">
          {t('sites.outdated', { count: outdated })}{' '}
          <button type="button" className="link" data-testid="batch-again" onClick={() => void runBatch(client, store)}>
            {t('sites.again', { count: outdated })}
          </button>
        </p>
      )}
      {batch && isOrderedOtherwise(batch, present) && (
        <p className="callout" data-testid="batch-other-case">
          {t('sites.otherCase')}{' '}
          <button
            type="button"
            className="link"
            data-testid="batch-order-again"
            onClick={() => void orderAgain(client, store)}
          >
            {t('sites.orderAgain')}
          </button>
        </p>
      )}
    </>
  );
}
