import { type CommandType, commands } from '@lutetia/course';
import { z } from 'zod';

const schemas = new Map<CommandType, z.ZodType>();

/** Form of a correction: the corrected entry in the form of its own act, and the reason. */
export function correctionSchema(type: CommandType): z.ZodType {
  const known = schemas.get(type);
  if (known) return known;
  const schema = z.strictObject({
    body: commands[type].schema,
    reason: commands.correct.schema.shape.reason,
  });
  schemas.set(type, schema);
  return schema;
}
