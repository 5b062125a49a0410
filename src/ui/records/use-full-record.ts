import { useEffect, useState } from 'react';
import type { ScreeningRecord } from '../../record/record.ts';
import { useServices } from '../shared/plan-context.ts';
import { fullRecord, useRecords } from '../state/records.ts';

/** A record in full: undefined while it is read, null when it is no longer here. */
export function useFullRecord(id: string): ScreeningRecord | null | undefined {
  const { store } = useServices();
  const [read, setRead] = useState<{ readonly id: string; readonly record: ScreeningRecord | null } | null>(null);
  // Another tab may delete or review it meanwhile.
  const row = useRecords((state) => state.rows.find((known) => known.id === id));
  useEffect(() => {
    let gone = false;
    if (!row) {
      setRead({ id, record: null });
      return;
    }
    void fullRecord(store, row.id).then((record) => {
      if (!gone) setRead({ id: row.id, record });
    });
    return () => {
      gone = true;
    };
  }, [id, row, store]);
  return read?.id === id ? read.record : undefined;
}
