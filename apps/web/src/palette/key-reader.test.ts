import { expect, test } from 'vitest';
import { createKeyReader } from './key-reader.ts';

const known = new Set(['j', '?', 'g w', 'g t', 't']);
const typed = (...presses: readonly (readonly [key: string, at: number, held?: boolean])[]) => {
  const read = createKeyReader();
  return presses.map(([key, at, held = false]) => {
    const answer = read({ key, at, held }, known);
    return answer.kind === 'shortcut' ? answer.keys : `(${answer.kind})`;
  });
};

test('one key, and two one after the other', () => {
  expect(typed(['j', 0], ['?', 500], ['g', 1000], ['w', 1200])).toEqual(['j', '?', '(begun)', 'g w']);
});

test('the second key counts for a second and a half; then it stands alone', () => {
  expect(typed(['g', 0], ['t', 1400])).toEqual(['(begun)', 'g t']);
  expect(typed(['g', 0], ['t', 1600])).toEqual(['(begun)', 't']);
  expect(typed(['g', 0], ['x', 200], ['w', 400])).toEqual(['(begun)', '(nothing)', '(nothing)']);
});

test('a barcode scanner’s keys are no shortcut, nor is what follows at once', () => {
  expect(typed(['j', 0], ['g', 8], ['w', 16], ['j', 24], ['j', 200], ['j', 600])).toEqual([
    'j',
    '(scanner)',
    '(scanner)',
    '(scanner)',
    '(scanner)',
    'j',
  ]);
});

test('a key that is held down comes again as fast as it likes', () => {
  expect(typed(['j', 0], ['j', 20, true], ['j', 40, true])).toEqual(['j', 'j', 'j']);
});
