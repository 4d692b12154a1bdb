import { readSignedCitation, signedCitation } from '@lutetia/protocol';
import { Failure } from '../failure.ts';
import { siteOf } from '../projections/index.ts';
import type { Db, Tx } from '../store/index.ts';
import { namesOf } from './shown-events.ts';

/** An answer in which whoever signed a value that it rests on has a name; refusals as well. */
export async function withSigners<T>(db: Db | Tx, work: () => Promise<T>): Promise<T> {
  try {
    return await nameSigners(db, await work());
  } catch (error) {
    if (!(error instanceof Failure) || error.detail.gates === undefined) throw error;
    const gates = await nameSigners(db, error.detail.gates);
    throw new Failure(error.code, error.message, { ...error.detail, gates });
  }
}

/** The site with the names of those who signed its local values. */
export async function siteWithSigners(db: Db, siteId: string) {
  const site = await siteOf(db, siteId);
  const names = await namesOf(
    db,
    site.localValues.map(({ signedBy }) => signedBy),
  );
  return { ...site, signers: Object.fromEntries(names) };
}

/** Citations name signers as the ledger knows them, by account; an account that is not there stays its id. */
async function nameSigners<T>(db: Db | Tx, value: T): Promise<T> {
  const signers = new Set<string>();
  mapCitations(value, (citation) => {
    const signed = readSignedCitation(citation);
    if (signed !== null) signers.add(signed.by);
    return citation;
  });
  const names = await namesOf(db, [...signers]);
  if (names.size === 0) return value;
  return mapCitations(value, (citation) => {
    const signed = readSignedCitation(citation);
    const by = signed === null ? undefined : names.get(signed.by);
    return signed === null || by === undefined ? citation : signedCitation({ ...signed, by });
  }) as T;
}

function mapCitations(value: unknown, map: (citation: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => mapCitations(one, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'citation' && typeof inner === 'string' ? map(inner) : mapCitations(inner, map),
    ]),
  );
}
