interface TraceEvent {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  /** By the clock, and on the processor, microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Categories a trace has to hold for `mainThread`. */
export const TASK_CATEGORIES = ['toplevel', '__metadata'];

/** What a page's main thread did, milliseconds. */
export interface MainThread {
  /** Longest task: its own time on the processor. What other programs of a busy machine take is left out, and so is waiting for graphics. */
  readonly longestMs: number;
  /** Longest task by the clock. */
  readonly longestClockMs: number;
  /** All tasks, on the processor. */
  readonly totalMs: number;
}

/** The main thread of the one page in a Chromium trace. */
export function mainThread(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const onMain = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => event.ph === 'X' && event.tdur !== undefined && onMain(event));
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread');
  const whole = tasks.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  return {
    longestMs: tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000,
    longestClockMs: tasks.reduce((most, { dur = 0 }) => Math.max(most, dur), 0) / 1000,
    totalMs: whole.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
  };
}
