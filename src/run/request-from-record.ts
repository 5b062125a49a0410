import type { ParameterOverrides } from '../plan/parameter.ts';
import type { AnswerValue } from '../project/project.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { Parcel, Site } from '../site/site.ts';
import type { ScreeningRequest } from './run-screening.ts';

/** The parcels of a record as a site has them: the schema promises at least one. */
export function parcelsOf({ site }: ScreeningRecord): Site['parcels'] {
  const parcels = site.parcels.map(
    ({ name, geometry, widthM }) => ({ name, geometry, ...(widthM !== null && { widthM }) }) as Parcel,
  );
  return parcels as [Parcel, ...Parcel[]];
}

function siteOf(record: ScreeningRecord): Site {
  const { site } = record;
  const { source, warnings, crs } = site;
  return {
    name: site.name,
    origin: site.origin as Site['origin'],
    parcels: parcelsOf(record),
    accuracyM: site.accuracyM,
    crs: crs as Site['crs'],
    ...(source && { source }),
    warnings: warnings.map(({ code, where }) => ({ code, severity: 'warning' as const, ...(where && { where }) })),
  };
}

function overridesOf({ inputs }: ScreeningRecord): ParameterOverrides {
  const changed = inputs.parameters.filter((parameter) => parameter.changed && parameter.value !== null);
  return {
    parameters: Object.fromEntries(
      changed.map(({ id, value, reason }) => [id, { value: value as number, reason: reason ?? '' }]),
    ),
  };
}

/**
 * What was asked when a record was made, from the record alone: its site, what was known of the project, and the
 * parameters a person had changed. Parameters left as they were are today's.
 * @param record  in shape (`readRecord`)
 */
export function requestFromRecord(record: ScreeningRecord): ScreeningRequest {
  const { answers, overrides } = record.project;
  return {
    site: siteOf(record),
    project: { answers: answers as Readonly<Record<string, AnswerValue>>, overrides },
    parameterOverrides: overridesOf(record),
  };
}
