import { create } from 'zustand';
import type { WorkerNews } from '../../worker/protocol.ts';

/** What the worker is reading, packing or measuring, by file or role. */
export const useLoading = create<Readonly<Record<string, WorkerNews>>>(() => ({}));

/** Takes in what the worker says; what is done is not shown any more. */
export function noteNews(news: WorkerNews): void {
  useLoading.setState({ [keyOf(news)]: news });
}

/** Nothing is being read any more. */
export function endLoading(): void {
  if (Object.keys(useLoading.getState()).length > 0) useLoading.setState({}, true);
}

function keyOf(news: WorkerNews): string {
  if (news.news === 'measuring' || news.news === 'ledger') return news.news;
  return news.news === 'loading' ? news.path : news.role;
}
