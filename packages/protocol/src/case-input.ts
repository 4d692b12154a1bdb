import type { z } from 'zod';
import { ProtocolError } from './errors.ts';

const shown = 5;

/** Checks input against its schema; the error names the fields at fault. */
export function parseCase<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) => `${path.length === 0 ? 'the case' : path.map(String).join('.')}: ${message}`,
  );
  const more = issues.length > shown ? ` (and ${issues.length - shown} more)` : '';
  throw new ProtocolError('invalid-case', issues.slice(0, shown).join('; ') + more);
}
