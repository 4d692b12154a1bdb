import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const gallery = globSync('gallery/*.tsx', { cwd: source })
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

test('the gallery shows every part', () => {
  const files = globSync('ui/*.tsx', { cwd: source });
  const code = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  // What another part fetches when it is first needed is shown within that one.
  const parts = files
    .map((file) => basename(file, '.tsx'))
    .filter((part) => !code.includes(`import('./${part}.tsx')`));
  expect(parts.length).toBeGreaterThan(15);
  const exported = (part: string): string[] =>
    [
      ...readFileSync(join(source, 'ui', `${part}.tsx`), 'utf8').matchAll(
        /^export (?:function|const) (\w+)/gm,
      ),
    ].map(([, name]) => name ?? '');
  const missing = parts.filter((part) => !exported(part).some((name) => gallery.includes(`<${name}`)));
  expect(missing).toEqual([]);
});
