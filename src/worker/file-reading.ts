import { type Bbox, bboxOf, joinedBoxes } from '../geo/shapes.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type ImportOptions, importSite, siteFromInspection } from '../site/import-site.ts';
import type { Candidate, ImportProgress, InspectedParcel, Inspection } from '../site/inspection.ts';
import { packOutlines } from '../site/outlines.ts';
import { countPositions } from '../site/place-parcels.ts';
import type { Parcel, Site } from '../site/site.ts';
import type { CandidateOffer, FileReply, ParcelTable, Preview, ReadRequest } from './import-protocol.ts';

/** More parcels than this are a list to choose from, not a site to be taken without looking. */
const ASK_FROM_PARCELS = 20;

/** One file on its way in, and what was made of it last. */
export class FileReading {
  readonly #request: ReadRequest;
  #bytes: Uint8Array | null = null;
  #inspection: Inspection | null = null;
  /** What a person has said of it so far. */
  #said: Pick<ImportOptions, 'choose' | 'nameAttribute'> = {};

  constructor(request: ReadRequest) {
    this.#request = request;
  }

  /** Looks at the file, with what is said of it now and was said before. Problem: `file_unreadable`. */
  async read(
    onProgress: (progress: ImportProgress) => void,
    said: Pick<ImportOptions, 'choose' | 'nameAttribute'> = {},
  ): Promise<Result<FileReply>> {
    const { name, content, origin } = this.#request;
    this.#bytes ??= await content.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
    if (this.#bytes === null) return failure(errorProblem('file_unreadable', { file: name }));
    this.#said = { ...this.#said, ...said };
    this.#inspection = await importSite(name, this.#bytes, { onProgress, ...this.#said });
    const { parcels, candidates, ...inspection } = this.#inspection;
    const asked = parcels.length > ASK_FROM_PARCELS;
    return success({
      inspection,
      candidates: candidates.map(offerOf),
      site: asked ? null : siteFromInspection(this.#inspection, { origin }),
      parcels: asked ? tableOf(parcels) : null,
    });
  }

  /** A site of some of the parcels. Problem: `not_a_site` for none. */
  take(numbers: Uint32Array): Result<Site> {
    const all = this.#inspection;
    const parcels = Array.from(numbers, (number) => all?.parcels[number]).filter((parcel) => parcel !== undefined);
    const site = all && siteFromInspection({ ...all, parcels }, { origin: this.#request.origin });
    return site ? success(site) : failure(errorProblem('not_a_site'));
  }
}

function tableOf(parcels: readonly InspectedParcel[]): ParcelTable {
  const column = (value: (parcel: InspectedParcel) => number) => Float64Array.from(parcels, value);
  return {
    names: parcels.map(({ name }) => name),
    areaM2: column(({ areaEllipsoidM2 }) => areaEllipsoidM2),
    lengthM: column(({ lengthM }) => lengthM),
    widthM: column(({ widthM }) => widthM ?? Number.NaN),
    bboxDeg: Float64Array.from(parcels.flatMap(({ bbox }) => [...bbox])),
    positions: Uint32Array.from(parcels, ({ geometry }) => countPositions(geometry)),
    outlines: packOutlines(parcels),
  };
}

function offerOf({ parcels, unrepaired, ...candidate }: Candidate): CandidateOffer {
  const areaM2 = parcels.reduce((sum, { areaEllipsoidM2 }) => sum + areaEllipsoidM2, 0);
  return {
    ...candidate,
    parcelCount: parcels.length,
    preview: previewOf(parcels, areaM2),
    ...(unrepaired && { unrepaired: previewOf(unrepaired.parcels, unrepaired.areaEllipsoidM2) }),
  };
}

function previewOf(parcels: readonly Parcel[], areaM2: number): Preview {
  const boxes = parcels.map(({ geometry }) => bboxOf(geometry));
  const bbox = boxes.reduce<Bbox | null>((all, box) => (all ? joinedBoxes(all, box) : box), null);
  return { bbox, areaM2, outlines: packOutlines(parcels) };
}
