import { beat } from '@lutetia/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { watchSilence } from './silence.ts';

afterEach(() => vi.useRealTimers());

test('a line on which nothing is heard for longer than a beat is lost, once', () => {
  vi.useFakeTimers();
  const lost = vi.fn();
  const line = watchSilence(lost);
  for (let beats = 0; beats < 10; beats += 1) {
    line.heard();
    vi.advanceTimersByTime(beat.everyMs);
  }
  expect(lost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(beat.lostAfterMs);
  expect(lost).toHaveBeenCalledTimes(1);
  line.heard();
  line.stop();
  vi.advanceTimersByTime(beat.lostAfterMs);
  expect(lost).toHaveBeenCalledTimes(1);
});
