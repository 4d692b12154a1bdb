import { expect, test } from 'vitest';
import { windowBar, windowPhase } from './axis.ts';

const window = {
  from: '2026-12-02T00:00:00Z',
  to: '2026-12-03T00:00:00Z',
  expires: '2026-12-06T00:00:00Z',
  latestUse: '2026-12-03T00:00:00Z',
};

test('instants keep their order and their proportions on the axis', () => {
  const bar = windowBar(window, '2026-12-02T12:00:00Z', '2026-12-02T12:00:00Z');
  expect(bar.toleranceFrom).toBeCloseTo(0.05 / 1.1, 10);
  expect(bar.expires).toBeCloseTo(1.05 / 1.1, 10);
  expect(bar.planned).toBeCloseTo((bar.toleranceFrom + bar.toleranceTo) / 2, 10);
  expect(bar.now).toBe(bar.planned);
});

test('a present far from the window is not drawn', () => {
  expect(windowBar(window, window.from, '2026-11-01T00:00:00Z').now).toBeNull();
  expect(windowBar(window, window.from, '2027-01-01T00:00:00Z').now).toBeNull();
});

test('the phase turns at the first instant and after the last useful one', () => {
  expect(windowPhase(window, '2026-12-01T23:59:59Z')).toBe('before');
  expect(windowPhase(window, '2026-12-02T00:00:00Z')).toBe('inside');
  expect(windowPhase(window, '2026-12-03T00:00:00Z')).toBe('inside');
  expect(windowPhase(window, '2026-12-03T00:00:01Z')).toBe('past');
});
