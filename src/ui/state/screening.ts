import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { ScreenReply } from '../../worker/protocol.ts';
import { useCase } from './case.ts';
import { endLoading } from './loading.ts';
import { parametersInForce, useWhatIf } from './what-if.ts';

interface ScreeningState {
  /** The last verdict; it stays on screen while the next one is computed. */
  readonly reply: ScreenReply | null;
  readonly computing: boolean;
  readonly problem: Problem | null;
  /** Of the layers the last verdict rests on. */
  readonly warnings: readonly Problem[];
}

const NOTHING: ScreeningState = { reply: null, computing: false, problem: null, warnings: [] };

export const useScreening = create<ScreeningState>(() => NOTHING);

/** The case with which a worker was lost: it is tried once more by itself, then left to the user. */
let lostWith: unknown = null;

/** The record of the last verdict if it may be kept: not while a corner is dragged. */
export function settledRecord(): ScreeningRecord | null {
  const { reply } = useScreening.getState();
  return reply && !reply.provisional ? reply.record : null;
}

/** Resolves when nothing is being screened, with how it ended; what may wait, waits for it. */
export function atRest(): Promise<ScreeningState> {
  return new Promise((resolve) => {
    const look = (state: ScreeningState) => {
      if (state.computing) return;
      stop();
      resolve(state);
    };
    const stop = useScreening.subscribe(look);
    look(useScreening.getState());
  });
}

/** The record of the case as it stands now, waited for while it is computed; null without a verdict. */
export async function presentRecord(): Promise<ScreeningRecord | null> {
  const { reply, problem } = await atRest();
  return problem || !reply ? null : reply.record;
}

/**
 * While a corner is dragged, questions and drawn bands stay as they are: the very same objects, since the map is
 * drawn anew for others.
 */
function withStanding(reply: ScreenReply, before: ScreenReply | null): ScreenReply {
  if (!reply.provisional || !before) return reply;
  return { ...reply, questions: before.questions, bands: before.bands };
}

/** Screens whatever the case holds now; quickly while a corner is dragged, in full when the hand rests. */
export async function screenNow(client: ScreeningClient): Promise<void> {
  const { present, live } = useCase.getState();
  const { trial } = useWhatIf.getState();
  if (!present.site) {
    useScreening.setState(NOTHING);
    return;
  }
  useScreening.setState({ computing: true });
  const { site, answers, overrides } = present;
  const parameters = parametersInForce(present.parameters);
  const result = await client.screen({ site, answers, overrides, parameters, ...(live && { live }) });
  if (result === 'superseded') return;
  endLoading();
  const now = useCase.getState();
  // A verdict for a site that is gone is not shown; one that a newer drag has overtaken is, until that one's arrives.
  if (!now.present.site) return;
  const current = now.present === present && useWhatIf.getState().trial === trial;
  if (!result.ok) {
    if (!current) return;
    const [problem] = result.problems;
    const again = problem.code.startsWith('worker_') && lostWith !== present;
    useScreening.setState({ computing: again, problem });
    if (again) {
      lostWith = present;
      await screenNow(client);
    }
    return;
  }
  const computing = !current || result.value.provisional;
  const reply = withStanding(result.value, useScreening.getState().reply);
  useScreening.setState({ reply, computing, problem: null, warnings: result.warnings });
}

/** Screens again after every change of site, answers or parameters, tried ones too; returns the function that stops it. */
export function followCase(client: ScreeningClient): () => void {
  void screenNow(client);
  const stops = [
    useCase.subscribe((state, before) => {
      const parts = ['site', 'answers', 'overrides', 'parameters'] as const;
      if (parts.some((part) => state.present[part] !== before.present[part])) void screenNow(client);
    }),
    useWhatIf.subscribe(() => void screenNow(client)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
