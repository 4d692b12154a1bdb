import { z } from 'zod';
import { ProtocolError } from './errors.ts';
import { parsePack } from './parse-pack.ts';
import { provenance } from './provenance.ts';
import { getPack, type PackKind, type RulePack } from './registry.ts';
import { signedCitation } from './signed-citation.ts';

/** A value that a site signs in place of the pack's: where the country's was not found, or its practice differs. */
export const localValue = z.strictObject({
  /** Names joined by dots; an entry of a list by its id: `rules.dose-rate-1m.limitUSvPerH`. */
  path: z.string().min(1),
  value: z.union([z.number(), z.string().min(1), z.boolean()]),
  /** Must be the pack's own unit for this value. */
  unit: z.string().min(1),
  reason: z.string().min(1),
  signedBy: z.string().min(1),
  signedAt: z.iso.datetime({ offset: true }),
  status: z.literal('site-signed'),
});
export type LocalValue = z.infer<typeof localValue>;

type Json = Record<string, unknown>;

/**
 * The pack with the site's values in it. Each stands as `site-signed` with who signed it, when and why, and the
 * version names the last signature, so that a course decided under it can be told apart.
 *
 * In a dose-modification pack the path `rows` with the unit `pack` adopts another label's rows.
 */
export function withLocalValues<Pack extends RulePack>(pack: Pack, values: readonly LocalValue[]): Pack {
  if (values.length === 0) return pack;
  const copy: Json = structuredClone(pack);
  for (const value of values) apply(copy, pack.kind, parseLocalValue(value));
  const last = values
    .map(({ signedAt }) => Temporal.Instant.from(signedAt))
    .sort(Temporal.Instant.compare)
    .at(-1);
  copy['version'] = `${pack.version}+site.${last}`;
  return parsePack(pack.kind, copy) as Pack;
}

function parseLocalValue(input: LocalValue): LocalValue {
  const parsed = localValue.safeParse(input);
  if (!parsed.success) throw new ProtocolError('invalid-local-value', z.prettifyError(parsed.error));
  return parsed.data;
}

function signed(local: LocalValue, original: unknown): Json {
  const before = provenance.shape.source.safeParse(original);
  return {
    status: 'site-signed',
    sourceVersion: local.signedAt,
    source: {
      citation: signedCitation({ by: local.signedBy, at: local.signedAt, reason: local.reason }),
      ...(before.success ? { note: `stands in for, or on: ${before.data.citation}` } : {}),
    },
    verifiedBy: local.signedBy,
    verifiedOn: Temporal.Instant.from(local.signedAt).toZonedDateTimeISO('UTC').toPlainDate().toString(),
  };
}

function apply(pack: Json, kind: PackKind, local: LocalValue): void {
  if (kind === 'dose-modification' && local.path === 'rows') {
    adoptRows(pack, local);
    return;
  }
  const names = local.path.split('.');
  const last = names.pop() ?? '';
  let holder: unknown = pack;
  let stated: Json | undefined;
  for (const name of names) {
    holder = step(holder, name, local);
    if (isObject(holder) && 'status' in holder && 'source' in holder) stated = holder;
  }
  const target = step(holder, last, local);
  if (isObject(target) && 'value' in target && 'unit' in target) {
    if (target['unit'] !== local.unit) refuse(local, `its unit is ${String(target['unit'])}`);
    Object.assign(target, signed(local, target['source']), { value: local.value });
    return;
  }
  const isNumberOfARule =
    typeof target === 'number' && names.some((name) => name === 'rule' || name === 'trigger');
  if (!isNumberOfARule || !stated || !isObject(holder))
    refuse(local, 'a site may not sign this part of a pack');
  Object.assign(stated, signed(local, stated['source']));
  holder[last] = local.value;
}

function adoptRows(pack: Json, local: LocalValue): void {
  if (local.unit !== 'pack' || typeof local.value !== 'string') refuse(local, 'rows are adopted from a pack');
  const adopted = getPack('dose-modification', String(local.value));
  pack['rows'] = adopted.rows.map((row) => ({ ...row, ...signed(local, row.source) }));
  pack['rowsProvenance'] = signed(local, adopted.rowsProvenance.source);
}

function step(holder: unknown, name: string, local: LocalValue): unknown {
  const next = Array.isArray(holder)
    ? holder.find((entry) => isObject(entry) && (entry['id'] === name || entry['method'] === name))
    : isObject(holder) && Object.hasOwn(holder, name)
      ? holder[name]
      : undefined;
  if (next === undefined) refuse(local, `there is no "${name}"`);
  return next;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(local: LocalValue, why: string): never {
  throw new ProtocolError('invalid-local-value', `${local.path}: ${why}`);
}
