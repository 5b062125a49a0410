import { useEffect, useState } from 'react';
import { BATCH } from '../records/record-selection.ts';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { startBatch } from '../state/batch-start.ts';
import { importFile } from '../state/import.ts';
import { openLayerFile } from '../state/layer-import.ts';
import { useSiteBatch } from '../state/site-batch.ts';
import { useView } from '../state/view.ts';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The whole window takes a dropped file, so that nobody has to aim. */
export function DropTarget() {
  const { t } = useWords();
  const { client, store, plan, published } = useServices();
  const forLayers = useView((state) => state.place === 'data');
  const atBatch = useView((state) => state.place === 'records' && state.selected === BATCH);
  const forBatch = useSiteBatch(({ status }) => ['empty', 'stopped', 'done'].includes(status)) && atBatch;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      if (forLayers) void openLayerFile(client, { published, ruleset: plan.ruleset }, file);
      else if (forBatch) void startBatch(client, store, [...(event.dataTransfer?.files ?? [])]);
      else void importFile(client, file);
    };
    const listeners = [
      ['dragenter', enter],
      ['dragover', enter],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, [client, store, forBatch, forLayers, plan, published]);
  return over ? (
    <div className="drop-veil">{t(forLayers ? 'intake.dropNow' : forBatch ? 'sites.dropNow' : 'site.dropNow')}</div>
  ) : null;
}
