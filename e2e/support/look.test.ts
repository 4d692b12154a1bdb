import { expect, test } from 'vitest';
import { keysIn, textGroups } from './look.ts';

test('a key of any catalogue in place of its text is seen', () => {
  const groups = Object.entries(textGroups);
  expect(groups.map(([file]) => file)).toEqual(
    expect.arrayContaining(['course.json', 'supply.json', 'patient.json']),
  );
  for (const [file, [group]] of groups) {
    expect(keysIn(`Dose 2: ${group}.some-text`), file).toEqual([`${group}.some-text`]);
    expect(keysIn(`${file.replace('.json', '')}:${group}.some-text`), file).toEqual([`${group}.some-text`]);
  }
  expect(keysIn('It is done. Next the label, e.g. mail to a.course@hospital.org')).toEqual([]);
});
