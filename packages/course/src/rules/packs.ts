import {
  getPack,
  type LocalValue,
  type PackKind,
  type Packs,
  type Provenance,
  withLocalValues,
} from '@lutetia/protocol';
import type { GateSource } from '../gate.ts';
import type { Site } from '../site/site.ts';

export const sourceOf = (provenance: Provenance): GateSource => ({
  citation: [provenance.source.citation, provenance.source.section].filter(Boolean).join(', '),
  version: provenance.sourceVersion,
  status: provenance.status,
});

/** Stands where a rule would, when the site has signed none of its kind. */
export const noneSigned = (kind: PackKind): GateSource => ({
  citation: `no ${kind} pack is signed`,
  version: '',
  status: 'unverified',
});

/** The latest adoption of a kind of pack, or of one pack; null when the site has signed none. */
export function adoptedPack(site: Site, kind: PackKind, id?: string) {
  return site.packs.findLast((one) => one.kind === kind && (id === undefined || one.pack === id)) ?? null;
}

/** Whether a pack of the kind is signed in the version that the program has: another version's values are unknown. */
export function packIsInForce(site: Site, kind: PackKind, id?: string): boolean {
  const adopted = adoptedPack(site, kind, id);
  return adopted !== null && getPack(kind, adopted.pack).version === adopted.version;
}

/** A signed pack of the version signed, with the site's local values applied. */
export function packInForce<K extends PackKind>(site: Site, kind: K, id?: string): Packs[K] | null {
  const adopted = adoptedPack(site, kind, id);
  if (adopted === null) return null;
  const pack = getPack(kind, adopted.pack);
  if (pack.version !== adopted.version) return null;
  return withLocalValues(pack, localValuesOf(site, kind, adopted.pack));
}

/** The site's own values of one pack. */
export const localValuesOf = (site: Site, kind: PackKind, pack: string): LocalValue[] =>
  site.localValues
    .filter((value) => value.kind === kind && value.pack === pack)
    .map(({ path, value, rowsFrom, unit, reason, signedBy, signedAt }) => ({
      path,
      value: value ?? rowsFrom ?? '',
      unit,
      reason,
      signedBy,
      signedAt,
      status: 'site-signed',
    }));
