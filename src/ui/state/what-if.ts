import { create } from 'zustand';
import type { ChangedParameters } from '../../plan/parameter.ts';
import type { ScreeningRecord } from '../../record/record.ts';

/** A parameter's value being tried out: screened and drawn at once, kept only when adopted with a reason. */
export interface Trial {
  readonly id: string;
  readonly value: number;
  /** What stood before the first move; null without a site. */
  readonly before: ScreeningRecord | null;
}

interface WhatIfState {
  readonly trial: Trial | null;
}

export const useWhatIf = create<WhatIfState>(() => ({ trial: null }));

/** Tries a value; `before` is kept from the first of a run of moves of one parameter. */
export function tryValue(id: string, value: number, before: ScreeningRecord | null): void {
  const { trial } = useWhatIf.getState();
  useWhatIf.setState({ trial: { id, value, before: trial?.id === id ? trial.before : before } });
}

/** Ends the trial; what stood before stands again. */
export function dropTrial(): void {
  if (useWhatIf.getState().trial) useWhatIf.setState({ trial: null });
}

/** The changed parameters with what is being tried over them. A trial has no reason, so its record is never kept. */
export function parametersInForce(changed: ChangedParameters): ChangedParameters {
  const { trial } = useWhatIf.getState();
  return trial ? { ...changed, [trial.id]: { value: trial.value, reason: '' } } : changed;
}
