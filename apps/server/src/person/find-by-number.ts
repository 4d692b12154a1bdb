import type { SiteKeys, Tx } from '../store/index.ts';
import { identifierToken } from './blind-index.ts';
import { personIdentifier } from './person.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Every code that ISO 3166-1 alpha-2 could assign. */
const countries = letters.flatMap((first) => letters.map((second) => `${first}${second}`));

/**
 * Persons one of whose numbers reads so, whatever its kind and issuer: the index knows no number in
 * clear, so that all kinds and countries are asked at once.
 */
export async function findByNumber(tx: Tx, keys: SiteKeys, value: string): Promise<string[]> {
  const tokens = personIdentifier.shape.kind.options.flatMap((kind) =>
    countries.map((country) => identifierToken(keys.blindIndex, { kind, country, value })),
  );
  const rows = await tx
    .selectFrom('person_identifier')
    .select('person_id')
    .distinct()
    .where('token', 'in', tokens)
    .limit(100)
    .execute();
  return rows.map(({ person_id }) => person_id);
}
