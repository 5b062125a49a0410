/** Where trouble is. A place on the ground is always lon/lat in degrees (CGCS2000); counts start at 1. */
export interface Place {
  readonly file?: string;
  readonly layer?: string;
  readonly feature?: string;
  /** Rule, parameter or attribute. */
  readonly entry?: string;
  readonly field?: string;
  readonly parcel?: number;
  readonly ring?: number;
  readonly vertex?: number;
  readonly line?: number;
  readonly column?: number;
  readonly lon?: number;
  readonly lat?: number;
}

/**
 * Expected trouble, as a plain value that survives `postMessage`. The code is looked up in
 * `i18n/problems.ts` for words; core code never writes sentences.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly where?: Place;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function errorProblem(code: string, where?: Place, params?: Problem['params']): Problem {
  return { code, severity: 'error', ...(where && { where }), ...(params && { params }) };
}

export function warningProblem(code: string, where?: Place, params?: Problem['params']): Problem {
  return { code, severity: 'warning', ...(where && { where }), ...(params && { params }) };
}
