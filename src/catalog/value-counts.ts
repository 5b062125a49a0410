interface WithProperties {
  readonly properties: Readonly<Record<string, unknown>> | null;
}

/** How many of the features have each value of a property, as text; one without it counts as `undefined`. */
export function valueCounts(features: readonly WithProperties[], property: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    const value = String(properties?.[property]);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
