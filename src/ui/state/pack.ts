import { create } from 'zustand';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import type { Ruleset } from '../../plan/ruleset.ts';
import type { StoredText } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { PackSummary } from '../../worker/protocol.ts';
import { useRecords } from './records.ts';
import { screenNow } from './screening.ts';
import { useView } from './view.ts';

/** A pack that was read, with what it would change or has changed. */
interface PackAtHand {
  readonly file: StoredText;
  readonly summary: PackSummary;
  readonly warnings: readonly Problem[];
}

interface PackState {
  /** In force; null = the bundled rules. */
  readonly active: PackAtHand | null;
  readonly ruleset: Ruleset | null;
  /** Read and sound, waiting to be taken. */
  readonly offered: PackAtHand | null;
  readonly checking: boolean;
  /** Why a file was refused, and its name. */
  readonly refused: { readonly name: string; readonly problems: readonly Problem[] } | null;
}

const IDLE = { offered: null, checking: false, refused: null };

/** The user's own rules. */
export const usePack = create<PackState>(() => ({ active: null, ruleset: null, ...IDLE }));

const MAX_BYTES = 5_000_000;

/** Reads a file and checks it; nothing is in force until `takePack`. */
export async function offerPack(client: ScreeningClient, file: File): Promise<void> {
  usePack.setState({ ...IDLE, checking: true });
  const refuse = (problems: readonly Problem[]) =>
    usePack.setState({ ...IDLE, refused: { name: file.name, problems } });
  if (file.size > MAX_BYTES) {
    refuse([errorProblem('pack_too_big', { file: file.name }, { bytes: file.size, limit: MAX_BYTES })]);
    return;
  }
  const text = await file.text().catch(() => null);
  if (text === null) {
    refuse([errorProblem('file_unreadable', { file: file.name })]);
    return;
  }
  const checked = await client.call((api) => api.checkPack(text));
  // Another file was chosen meanwhile, or it was called off.
  if (!usePack.getState().checking) return;
  if (!checked.ok) refuse(checked.problems);
  else {
    const offered = { file: { name: file.name, text }, summary: checked.value, warnings: checked.warnings };
    usePack.setState({ ...IDLE, offered });
  }
}

/** Turns down what was offered or refused. */
export function dropOffer(): void {
  usePack.setState(IDLE);
}

/** Puts a pack, or with null the bundled rules, in force, here and for the next visit. */
async function putInForce(client: ScreeningClient, store: LocalStore, file: StoredText | null): Promise<boolean> {
  const set = await client.setPack(file?.text ?? null);
  if (!set.ok) {
    usePack.setState({ ...IDLE, refused: { name: file?.name ?? '', problems: set.problems } });
    return false;
  }
  const { ruleset, pack } = set.value;
  const active = file && pack ? { file, summary: pack, warnings: set.warnings } : null;
  usePack.setState({ ...IDLE, active, ruleset: active ? ruleset : null });
  // Begun at once, so that no record of the rules before is taken for one of these.
  const screened = screenNow(client);
  const problem = await store.saveText('pack', file);
  if (problem) useRecords.setState({ problem });
  await screened;
  return true;
}

/** Takes the offered pack; what was in force before comes back by undo. */
export async function takePack(client: ScreeningClient, store: LocalStore): Promise<void> {
  const { offered, active } = usePack.getState();
  if (!offered || !(await putInForce(client, store, offered.file))) return;
  const undo = () => void putInForce(client, store, active?.file ?? null);
  useView.getState().toast('pack.taken', { name: offered.summary.ref.name }, undo);
}

/** Goes back to the bundled rules. */
export async function removePack(client: ScreeningClient, store: LocalStore): Promise<void> {
  const { active } = usePack.getState();
  if (!active || !(await putInForce(client, store, null))) return;
  const undo = () => void putInForce(client, store, active.file);
  useView.getState().toast('pack.removed', { name: active.summary.ref.name }, undo);
}

/** Puts the pack of the last visit in force. One that no longer fits the program is told, kept, and not used. */
export async function restorePack(client: ScreeningClient, store: LocalStore): Promise<void> {
  const file = await store.loadText('pack');
  if (!file) return;
  const set = await client.setPack(file.text);
  if (set.ok && set.value.pack) {
    const { ruleset, pack } = set.value;
    usePack.setState({ active: { file, summary: pack, warnings: set.warnings }, ruleset });
  } else if (!set.ok) {
    usePack.setState({ refused: { name: file.name, problems: set.problems } });
    useView.getState().toast('pack.notUsed', { name: file.name });
  }
}
