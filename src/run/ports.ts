/** What a host lends to the core, so that equal input gives equal bytes everywhere. */
export interface Ports {
  /** ISO 8601 instant with milliseconds. */
  readonly now: () => string;
  /** Unique name of a record; its id is made of it. */
  readonly newId: () => string;
  readonly app: { readonly name: string; readonly version: string };
  /** Told how many of the layers are measured, which takes seconds for a site of many thousand vertices. */
  readonly onMeasured?: (done: number, total: number) => void;
}
