import { create } from 'zustand';
import type { Camera } from './address-text.ts';

interface CameraState {
  /** Where the map looks; null until it has come to rest for the first time. */
  readonly now: Camera | null;
}

export const useCamera = create<CameraState>(() => ({ now: null }));
