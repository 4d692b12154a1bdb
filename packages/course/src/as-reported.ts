import { type LaboratoryQuantityId, laboratoryQuantity, toStoredUnit } from '@lutetia/protocol';
import { z } from 'zod';

/** Where a body holds a quantity, and the laboratory's limit of it. */
export type QuantityFields<Body> = Partial<
  Record<LaboratoryQuantityId, readonly [value: keyof Body & string, limit?: keyof Body & string]>
>;

const reported = z.strictObject({
  unit: z.string(),
  value: z.number().nullable(),
  limit: z.number().nullable().default(null),
});

/** What a laboratory wrote in another unit than the stored one, by quantity. The body beside it holds it converted. */
export const asReported = <Id extends LaboratoryQuantityId>(ids: z.ZodEnum<{ [K in Id]: K }>) =>
  z.partialRecord(ids, reported).optional().meta({ widget: 'as-reported' });

/** The stored figures are those that were reported, converted; a body in which they differ is refused. */
export const followsFromReport =
  <
    Body extends {
      asReported?: Partial<Record<LaboratoryQuantityId, z.output<typeof reported>>> | undefined;
    },
  >(
    fields: QuantityFields<Body>,
  ) =>
  (body: Body, context: z.RefinementCtx): void => {
    for (const [id, { unit, value, limit }] of entriesOf(body.asReported ?? {})) {
      if (!laboratoryQuantity(id).units.some((one) => one.unit === unit)) {
        const message = `${id} is not reported in ${unit}`;
        context.addIssue({ code: 'custom', path: ['asReported', id, 'unit'], message });
        continue;
      }
      const [valueField, limitField] = fields[id] ?? [];
      for (const [field, typed] of [
        [valueField, value],
        [limitField, limit],
      ] as const) {
        const stored = field === undefined ? null : body[field];
        if (stored === (typed === null ? null : toStoredUnit(id, typed, unit))) continue;
        const message = `is not the ${typed} ${unit} that was reported`;
        context.addIssue({
          code: 'custom',
          path: field === undefined ? ['asReported', id] : [field],
          message,
        });
      }
    }
  };

const entriesOf = <T>(record: Partial<Record<LaboratoryQuantityId, T>>) =>
  Object.entries(record) as [LaboratoryQuantityId, T][];
