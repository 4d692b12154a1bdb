import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, setUpLists, siteCommands } from '@lutetia/course';
import { siteScript } from '@lutetia/example';
import { describe, expect, test } from 'vitest';

/** The set-up list's texts as the screens have them. */
const textsOf = (language: 'en' | 'zh') =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'apps', 'web', 'locales', language, 'course.json'), 'utf8'),
  ) as { 'set-up': Record<string, string> };
const folder = join(import.meta.dirname, '..', 'docs', 'paper');
const sheets = readdirSync(folder).filter((file) => file.endsWith('.html'));

/** Fields that a sheet asks for, by the act that they belong to. */
const asked = sheets.flatMap((sheet) =>
  [
    ...readFileSync(join(folder, sheet), 'utf8').matchAll(
      /<section data-command="([^"]+)">(.*?)<\/section>/gs,
    ),
  ].map(
    ([, command, section]) =>
      [
        sheet,
        command ?? '',
        [...(section ?? '').matchAll(/data-field="([^"]+)"/g)].map(([, field]) => field ?? '').sort(),
      ] as const,
  ),
);

interface ObjectSchema {
  readonly shape: Readonly<Record<string, object>>;
}
const isObject = (schema: object): schema is ObjectSchema => 'shape' in schema;

/** Names of an act's fields; those of a nested object as `outer.inner`. */
const fieldsOf = (schema: ObjectSchema): string[] =>
  Object.entries(schema.shape).flatMap(([name, inner]) =>
    isObject(inner) ? fieldsOf(inner).map((field) => `${name}.${field}`) : [name],
  );

describe('paper sheets', () => {
  const acts: Readonly<Record<string, { readonly schema: ObjectSchema }>> = { ...commands, ...siteCommands };

  test.each(asked)('%s asks for what the act %s asks for', (_sheet, command, fields) => {
    const act = acts[command];
    expect(act, `no act ${command}`).toBeDefined();
    expect(fields).toEqual(act === undefined ? [] : fieldsOf(act.schema).sort());
  });

  test('the dose day is on paper from receipt to release', () => {
    const dayActs = Object.entries(commands)
      .filter(([, { step }]) => step === 'dose-day' || step === 'release')
      .map(([type]) => type);
    const onPaper = new Set(asked.map(([, command]) => command));
    expect(
      [...dayActs, 'receive-dose', 'accept-dose', 'assay-dose'].filter((type) => !onPaper.has(type)),
    ).toEqual([]);
  });

  test('the set-up list of each method is on the injection sheet, in both languages', () => {
    const text = readFileSync(join(folder, 'injection.html'), 'utf8');
    const items: Record<string, string>[] = [textsOf('en')['set-up'], textsOf('zh')['set-up']];
    for (const item of new Set(Object.values(setUpLists).flat()))
      for (const said of items) expect(text).toContain(said[item]);
  });

  test('the site checks are on the injection sheet at the minutes of the example’s procedure', () => {
    const procedure = siteScript('2026-11-24', (key) => key).find(({ type }) => type === 'set-procedure');
    const sheet = readFileSync(join(folder, 'injection.html'), 'utf8');
    const [, section = ''] = /<section data-command="check-site">(.*?)<\/section>/s.exec(sheet) ?? [];
    const minutes = [...section.matchAll(/<tr><td>(\d+)<\/td>/g)].map(([, minute]) => Number(minute));
    expect(minutes).toEqual(procedure?.body.siteCheckMinutes);
  });

  test('what the guide for a day without the system speaks of has its sheet, and every sheet is named there', () => {
    const guide = readFileSync(join(folder, '..', 'downtime.md'), 'utf8');
    const named = new Set([...guide.matchAll(/\(paper\/([^)]+)\)/g)].map(([, sheet]) => sheet));
    expect([...named].sort()).toEqual(sheets.toSorted());
    expect(named).toContain('waste.html');
  });

  test('every line of a sheet is in English and Chinese', () => {
    for (const sheet of sheets) {
      const lines = readFileSync(join(folder, sheet), 'utf8').match(/<(?:th|h1|h2)\b.*/g) ?? [];
      expect(lines.length).toBeGreaterThan(5);
      for (const line of lines) expect(line).toMatch(/[a-zµ].*<span lang="zh">.+<\/span>/i);
    }
  });
});
