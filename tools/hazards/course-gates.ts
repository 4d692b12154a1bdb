import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mention of a hazard in the course's code; `gate` where it stands in the table of gates. */
export interface HazardMention {
  readonly file: string;
  readonly hazard: string;
  readonly gate: string | null;
}

const hazardField = /(?:'([a-z-]+\.[a-z-]+)':\s*\{\s*)?hazard:\s*'([^']*)'/g;

/** Every `hazard: '…'` below packages/course/src, without tests. */
export function findHazardMentions(root: string): HazardMention[] {
  const folder = join(root, 'packages', 'course', 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(hazardField)].map(([, gate, hazard]) => ({
        file: `packages/course/src/${file.replaceAll('\\', '/')}`,
        hazard: hazard ?? '',
        gate: gate ?? null,
      })),
    );
}
