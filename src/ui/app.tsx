import { useEffect, useMemo, useState } from 'react';
import { openLocalStore } from '../storage/open-local-store.ts';
import { ScreeningClient } from '../worker/client.ts';
import { enclosedFiles } from './enclosed-files.ts';
import { indexPlan } from './plan-index.ts';
import { type Services, ServicesContext } from './shared/plan-context.ts';
import { useWords } from './shared/words.ts';
import { Shell } from './shell/shell.tsx';
import { useTheme } from './shell/use-theme.ts';
import { followAddress } from './state/address.ts';
import { followDraft } from './state/draft.ts';
import { followLayers, useKeptLayers } from './state/kept-layers.ts';
import { followParameters, followVisibility, redrawDerived } from './state/layers.ts';
import { noteNews } from './state/loading.ts';
import { restorePack, usePack } from './state/pack.ts';
import { restorePlanText } from './state/plan-text.ts';
import { followRecords } from './state/records.ts';
import { followCase, useScreening } from './state/screening.ts';
import { followBatch } from './state/site-batch.ts';
import { useView } from './state/view.ts';
import { spawnScreeningWorker } from './workers.ts';

/** The worker that reads the plan and screens, on its way before anything is drawn. */
export function startClient(): ScreeningClient {
  const client = new ScreeningClient({
    spawn: spawnScreeningWorker,
    files: enclosedFiles(),
    baseUrl: document.baseURI,
    onNews: noteNews,
    onReplaced: (problem) => {
      useScreening.setState({ problem, computing: false });
      useView.getState().toast('verdict.workerReplaced');
    },
  });
  void client.start();
  return client;
}

/** Loads the plan, brings the draft back, and hands both down. */
export function App({ client }: { client: ScreeningClient }) {
  const { t, locale } = useWords();
  useTheme();
  const [opened, setOpened] = useState<Services | null>(null);
  const ruleset = usePack((state) => state.ruleset);
  const catalog = useKeptLayers((state) => state.catalog);
  const services = useMemo(() => {
    if (!opened || !(ruleset || catalog)) return opened;
    return { ...opened, plan: indexPlan(catalog ?? opened.published, ruleset ?? opened.plan.ruleset) };
  }, [opened, ruleset, catalog]);
  const plan = services?.plan;
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rules may set other distances
  useEffect(() => {
    if (opened) redrawDerived(client, opened.plan);
  }, [client, opened, ruleset]);

  // A layer put in for a role that had none is drawn too.
  useEffect(() => {
    if (!plan) return;
    const stops = [followVisibility(client, plan), followParameters(client, plan)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, plan]);

  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.name');
  }, [locale, t]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts over
  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    setFailed(false);
    const open = async () => {
      const [started, store] = await Promise.all([client.start(), openLocalStore()]);
      if (gone) return;
      if (!started.ok) {
        setFailed(true);
        return;
      }
      const { catalog, ruleset, formats } = started.value;
      const plan = indexPlan(catalog, ruleset);
      stops.push(await followLayers(client, store));
      await restorePack(client, store);
      await restorePlanText(store, ruleset.clauses);
      stops.push(await followRecords(store), await followDraft(store));
      if (gone) {
        for (const stop of stops) stop();
        return;
      }
      stops.push(followCase(client), followAddress(catalog.layers));
      // Thousands of sites take a moment to be read; nothing waits for them.
      void followBatch(store).then((stop) => (gone ? stop() : stops.push(stop)));
      setOpened({ plan, published: catalog, client, store, formats });
    };
    void open();
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [client, attempt]);

  if (services) {
    return (
      <ServicesContext value={services}>
        <Shell />
      </ServicesContext>
    );
  }
  return (
    <main className="splash">
      <h1>{t('app.name')}</h1>
      {failed ? (
        <>
          <p role="alert">{t('app.loadFailed')}</p>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              client.stop();
              setAttempt(attempt + 1);
            }}
          >
            {t('app.retry')}
          </button>
        </>
      ) : (
        <p role="status">{t('app.loading')}</p>
      )}
    </main>
  );
}
