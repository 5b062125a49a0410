import { create } from 'zustand';

interface OfflineState {
  /**
   * Of the copy on this machine: `none` where the page is not one that is kept (a single file, a development server),
   * `refused` where the browser keeps no page of such an address.
   */
  readonly phase: 'none' | 'refused' | 'keeping' | 'kept' | 'failed';
  /** Tries once more to keep what is missing. */
  readonly retry: () => void;
}

export const useOffline = create<OfflineState>(() => ({ phase: 'none', retry: () => {} }));
