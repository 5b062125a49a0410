import { createContext, useContext } from 'react';
import type { Catalog } from '../../catalog/catalog.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { FormatInfo } from '../../worker/protocol.ts';
import type { PlanIndex } from '../plan-index.ts';

/** Loaded once and passed down: of it only rules and catalogue change, when a pack or a layer is taken or removed. */
export interface Services {
  readonly plan: PlanIndex;
  /** Catalogue as published, without layers put in here. */
  readonly published: Catalog;
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
