import type { RawParcel, RawSite } from './formats/format.ts';

/** An attribute that parcels of a file have, by which they may be called. */
export interface NameAttribute {
  readonly name: string;
  /** The first value that is not empty. */
  readonly sample: string;
  /** Whether the names they were read with are its values. */
  readonly guessed: boolean;
}

/** Attributes that may name the parcels of these layers, in the order of the file; those without a value are left out. */
export function nameAttributes(layers: readonly RawSite[]): NameAttribute[] {
  const parcels = layers.flatMap((layer) => layer.parcels);
  const samples = new Map<string, string>();
  for (const { attributes } of parcels) {
    for (const [name, value] of attributes ?? []) {
      if (value !== '' && !samples.has(name)) samples.set(name, value);
    }
  }
  const isNamed = parcels.some(({ name }) => name !== '');
  const names = [...samples.keys()];
  const guess = names.find(
    (key) => isNamed && parcels.every(({ name, attributes }) => (attributes?.get(key) ?? '') === name),
  );
  return names.map((name) => ({ name, sample: samples.get(name)!, guessed: name === guess }));
}

/** Whether a parcel of these layers has the attribute. */
export function hasAttribute(layers: readonly RawSite[], attribute: string): boolean {
  return layers.some(({ parcels }) => parcels.some(({ attributes }) => attributes?.has(attribute)));
}

/**
 * Layers whose parcels are called by an attribute; a parcel in which it is empty keeps the name it was read with. The
 * attributes have served their turn and are left behind.
 */
export function namedBy(layers: readonly RawSite[], attribute: string | undefined): RawSite[] {
  return layers.map((layer) => ({
    ...layer,
    parcels: layer.parcels.map(({ attributes, ...parcel }): RawParcel => {
      const name = attribute === undefined ? '' : (attributes?.get(attribute) ?? '');
      return name.trim() === '' ? parcel : { ...parcel, name };
    }),
  }));
}

/** Values that can stand in a name, as text; without any there is nothing to choose. */
export function attributesOf(properties: Readonly<Record<string, unknown>>): Pick<RawParcel, 'attributes'> {
  const texts = Object.entries(properties).flatMap(([key, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)] as const] : [],
  );
  return texts.length > 0 ? { attributes: new Map(texts) } : {};
}
