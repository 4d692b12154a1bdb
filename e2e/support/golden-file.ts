import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const goldenFolder = join(import.meta.dirname, '..', 'golden');
const isSet = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== 'false';
const renewing = isSet(process.env.LUTETIA_NEW_GOLDEN);
// What writes its own answer compares nothing.
if (renewing && isSet(process.env.CI))
  throw new Error('LUTETIA_NEW_GOLDEN is set in CI: nothing would be compared');
const advice =
  'If this is meant, write the golden files anew (docs/design.md says how), look at what changed, and commit it. If not, what moved first is named first.';

/**
 * Compares with what is kept, or keeps it anew. Gives what differs, in words, what stands first first.
 *
 * @param differences of what is kept from what is now
 */
export function hold(
  name: string,
  now: string,
  differences: (kept: string) => readonly string[],
): readonly string[] {
  const path = join(goldenFolder, name);
  if (renewing || !existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, now);
    return renewing
      ? []
      : [`there was nothing to compare with; ${path} is written now: look at it and commit it`];
  }
  const found = differences(readFileSync(path, 'utf8'));
  return found.length === 0 ? [] : [`${name}: ${found.length} differ`, ...found.slice(0, 12), advice];
}
