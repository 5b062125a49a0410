import { createContext, useContext } from 'react';
import { invariant } from '../../kernel/invariant.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { FormatInfo } from '../../worker/protocol.ts';
import type { PlanIndex } from '../plan-index.ts';

/** Loaded once and passed down, not kept in a store: of it only the rules change, when a pack is taken or removed. */
export interface Services {
  readonly plan: PlanIndex;
  readonly client: ScreeningClient;
  readonly store: LocalStore;
  readonly formats: readonly FormatInfo[];
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  invariant(services, 'services are provided above every view');
  return services;
}

export function usePlan(): PlanIndex {
  return useServices().plan;
}
