import { create } from 'zustand';
import type { WorkerNews } from '../../worker/protocol.ts';

/** What the worker is reading or packing, by file or role. */
export const useLoading = create<Readonly<Record<string, WorkerNews>>>(() => ({}));

/** Takes in what the worker says; what is done is not shown any more. */
export function noteNews(news: WorkerNews): void {
  const key = news.news === 'loading' ? news.path : news.role;
  useLoading.setState({ [key]: news });
}

/** Nothing is being read any more. */
export function endLoading(): void {
  if (Object.keys(useLoading.getState()).length > 0) useLoading.setState({}, true);
}
