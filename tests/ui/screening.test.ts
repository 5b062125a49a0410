import { beforeEach, describe, expect, it } from 'vitest';
import { errorProblem } from '../../src/kernel/problem.ts';
import { failure, success } from '../../src/kernel/result.ts';
import type { Site } from '../../src/site/site.ts';
import { emptyDraft, useCase } from '../../src/ui/state/case.ts';
import { saveRecords } from '../../src/ui/state/records.ts';
import { followCase, presentRecord, screenNow, settledRecord, useScreening } from '../../src/ui/state/screening.ts';
import type { ScreeningClient } from '../../src/worker/client.ts';
import type { ScreenReply, ScreenRequest } from '../../src/worker/protocol.ts';

const site = (name: string) => ({ name, parcels: [], warnings: [] }) as unknown as Site;
const { change, restore } = useCase.getState();

/** A worker's face that answers when the test says so. */
function open() {
  const asked: { request: ScreenRequest; answer: (reply: Awaited<ReturnType<ScreeningClient['screen']>>) => void }[] =
    [];
  const client = {
    screen: (request: ScreenRequest) => new Promise((answer) => asked.push({ request, answer })),
  } as unknown as ScreeningClient;
  const reply = (name: string, provisional: boolean): ScreenReply =>
    ({
      record: { site: { name }, fingerprint: provisional ? '' : 'f' },
      provisional,
      questions: [],
      overlaps: [],
      bands: [],
    }) as unknown as ScreenReply;
  const answer = async (index: number, name: string, provisional = false) => {
    asked[index]!.answer(success(reply(name, provisional)));
    await Promise.resolve();
    await Promise.resolve();
  };
  const lose = async (index: number) => {
    asked[index]!.answer(failure(errorProblem('worker_unresponsive')));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, client, answer, lose };
}

const shown = () => useScreening.getState().reply?.record.site.name;

describe('screening what the case holds', () => {
  beforeEach(() => restore(emptyDraft));

  it('asks for the quick answer while a corner is dragged, and for the full one when the hand rests', async () => {
    const { asked, client, answer } = open();
    const stop = followCase(client);
    change({ site: site('a') });
    change({ site: site('b') }, { live: true });
    change({ site: site('c') }, { live: false });
    expect(asked.map(({ request }) => [request.site.name, request.live])).toEqual([
      ['a', undefined],
      ['b', true],
      ['c', undefined],
    ]);
    await answer(0, 'a');
    await answer(1, 'b', true);
    expect([shown(), settledRecord()]).toEqual(['b', null]);
    expect(useScreening.getState().computing).toBe(true);
    await answer(2, 'c');
    expect([shown(), settledRecord()?.site.name, useScreening.getState().computing]).toEqual(['c', 'c', false]);
    stop();
  });

  it('leaves what is drawn and asked as it stands while a corner is dragged', async () => {
    const { client, answer } = open();
    const stop = followCase(client);
    change({ site: site('a') });
    await answer(0, 'a');
    const { bands, questions } = useScreening.getState().reply!;
    change({ site: site('b') }, { live: true });
    await answer(1, 'b', true);
    const { reply } = useScreening.getState();
    expect(reply).toMatchObject({ provisional: true, record: { site: { name: 'b' } } });
    expect([reply?.bands === bands, reply?.questions === questions]).toEqual([true, true]);
    change({ site: site('c') });
    await answer(2, 'c');
    expect(useScreening.getState().reply?.bands).not.toBe(bands);
    stop();
  });

  it('hands out no record that a later change has overtaken: the next one is waited for', async () => {
    const { client, answer, lose } = open();
    const stop = followCase(client);
    expect(await presentRecord()).toBeNull();
    change({ site: site('a') });
    await answer(0, 'a');
    expect((await presentRecord())?.site.name).toBe('a');
    change({ answers: { industry: 'C30' } });
    const wanted = presentRecord();
    await answer(1, 'answered');
    expect((await wanted)?.site.name).toBe('answered');

    // Other rules or layers: the case is the same, its verdict is not.
    void screenNow(client);
    const underOtherRules = presentRecord();
    await answer(2, 'other rules');
    expect((await underOtherRules)?.site.name).toBe('other rules');

    change({ site: site('b') });
    const lost = presentRecord();
    await lose(3);
    await lose(4);
    expect([shown(), await lost]).toEqual(['other rules', null]);

    change({ site: site('c') });
    const gone = presentRecord();
    change({ site: null });
    expect(await gone).toBeNull();
    stop();
  });

  it('never keeps the answer of a drag', async () => {
    const { client, answer } = open();
    const stop = followCase(client);
    change({ site: site('a') }, { live: true });
    await answer(0, 'a', true);
    const { record } = useScreening.getState().reply!;
    await expect(saveRecords({} as never, [{ record }])).rejects.toThrow();
    stop();
  });

  it('keeps the site when the worker is lost and screens it once more by itself, not for ever', async () => {
    const { asked, client, answer, lose } = open();
    const stop = followCase(client);
    change({ site: site('a') });
    await lose(0);
    expect(useCase.getState().present.site?.name).toBe('a');
    expect(asked.map(({ request }) => request.site.name)).toEqual(['a', 'a']);
    expect(useScreening.getState()).toMatchObject({ computing: true, problem: { code: 'worker_unresponsive' } });
    await lose(1);
    expect(asked).toHaveLength(2);
    expect(useScreening.getState()).toMatchObject({ computing: false, problem: { code: 'worker_unresponsive' } });
    change({ site: site('b') });
    await answer(2, 'b');
    expect([shown(), useScreening.getState().problem]).toEqual(['b', null]);
    stop();
  });
});
