import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import type { PlanText } from '../../plan/plan-text.ts';
import type { Clause } from '../../plan/seeds.ts';
import { planTextFrom, readPlanText } from '../../run/read-plan-text.ts';
import type { StoredText } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { useRecords } from './records.ts';
import { useView } from './view.ts';

interface PlanTextState {
  readonly file: string | null;
  readonly text: PlanText | null;
  readonly problem: Problem | null;
}

/** The plan's own text, if the user gave it; it stays on this machine. */
export const usePlanText = create<PlanTextState>(() => ({ file: null, text: null, problem: null }));

async function keep(store: LocalStore, stored: StoredText | null): Promise<void> {
  const problem = await store.saveText('plan', stored);
  if (problem) useRecords.setState({ problem });
}

/** Takes a file as the plan's text; a wrong one changes nothing and is told. */
export async function loadPlanText(store: LocalStore, file: File, clauses: readonly Clause[]): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const read = readPlanText(file.name, bytes, clauses);
  if (!read.ok) {
    usePlanText.setState({ problem: read.problems[0] });
    return;
  }
  usePlanText.setState({ file: file.name, text: read.value, problem: null });
  // As lines, so that the next visit needs neither encoding nor markup.
  await keep(store, { name: file.name, text: read.value.lines.join('\n') });
  useView.getState().toast('planText.loaded', { name: file.name });
}

/** Forgets the text; undo brings it back. */
export async function removePlanText(store: LocalStore): Promise<void> {
  const { file, text } = usePlanText.getState();
  if (!file || !text) return;
  usePlanText.setState({ file: null, text: null, problem: null });
  await keep(store, null);
  useView.getState().toast('planText.removed', { name: file }, () => {
    usePlanText.setState({ file, text, problem: null });
    void keep(store, { name: file, text: text.lines.join('\n') });
  });
}

/** Brings back the text of the last visit. */
export async function restorePlanText(store: LocalStore, clauses: readonly Clause[]): Promise<void> {
  const stored = await store.loadText('plan');
  if (!stored) return;
  const read = planTextFrom('plan.txt', stored.text, clauses);
  usePlanText.setState(read.ok ? { file: stored.name, text: read.value } : { problem: read.problems[0] });
}
