import { describe, expect, test } from 'vitest';
import { fitnessWindow, getPack } from './index.ts';

describe('how old a laboratory result may be', () => {
  test.each([
    ['default', '2026-11-24', 'pass', 7],
    ['default', '2026-11-23', 'fail', 8],
    ['default', '2026-12-01', 'pass', 0],
    ['ch', '2026-11-24', 'pass', 7],
    ['ch', '2026-11-23', 'fail', 8],
    ['us', '2026-11-30', 'cannot-evaluate', 1],
    ['eu', '2026-11-30', 'cannot-evaluate', 1],
  ] as const)('%s: %s is %s', (pack, labDate, result, ageDays) => {
    expect(fitnessWindow(getPack('fitness', pack), labDate, '2026-12-01')).toMatchObject({ result, ageDays });
  });

  test('no result cannot be evaluated', () => {
    expect(fitnessWindow(getPack('fitness', 'default'), null, '2026-12-01').result).toBe('cannot-evaluate');
  });

  test('the seven days of Switzerland were read, those of the default are a choice', () => {
    const status = (id: string) => fitnessWindow(getPack('fitness', id), '2026-12-01', '2026-12-01').status;
    expect([status('ch'), status('default')]).toEqual(['verified', 'unverified']);
  });

  test.each(['2026-12-02', '2026-02-30', 'yesterday'])('a result of %s is an error', (labDate) => {
    expect(() => fitnessWindow(getPack('fitness', 'default'), labDate, '2026-12-01')).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});
