import { expect, test } from 'vitest';
import { matchText } from './match-text.ts';

test('every word must occur, in any order, whatever its accents, case or width', () => {
  expect(matchText('', 'Worklist')).toBe(2);
  expect(matchText('dose rec', 'Receive the dose')).toBe(2);
  expect(matchText('ceive', 'Receive the dose')).toBe(1);
  expect(matchText('receive vial', 'Receive the dose')).toBe(0);
  expect(matchText('muller', 'Müller, Otto')).toBe(2);
  expect(matchText('ＡＢ１', 'ab12')).toBe(2);
  expect(matchText('药物', '接收药物')).toBe(1);
});
