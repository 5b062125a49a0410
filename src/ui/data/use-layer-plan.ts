import { useMemo } from 'react';
import { useServices } from '../shared/plan-context.ts';
import type { LayerPlan } from '../state/layer-import.ts';

/** Published cards and the rules in force, as a file of layers is understood by. */
export function useLayerPlan(): LayerPlan {
  const { plan, published } = useServices();
  return useMemo(() => ({ published, ruleset: plan.ruleset }), [plan, published]);
}
