import { expect, test } from 'vitest';
import { type Judged, needsLook, standingOf } from './standing.ts';

const item: Judged = {
  status: 'confirmed',
  fit: 'fits',
  risk: 'none',
  receivedAt: null,
  stops: [
    {
      kind: 'departed',
      state: 'done',
      at: '2026-09-14T01:00:00Z',
      plannedAt: null,
      expectedAt: null,
      latestAt: null,
    },
    {
      kind: 'landed',
      state: 'next',
      at: null,
      plannedAt: '2026-09-14T09:00:00Z',
      expectedAt: null,
      latestAt: null,
    },
  ],
};

test('a stop of which nobody told by its hour is overdue, and somebody should look', () => {
  expect(standingOf(item, '2026-09-14T09:00:00Z')).toEqual({ state: 'none', word: 'on-time' });
  expect(standingOf(item, '2026-09-14T09:00:01Z')).toEqual({ state: 'at-risk', word: 'overdue' });
  expect(needsLook(item, '2026-09-14T09:00:00Z')).toBe(false);
  expect(needsLook(item, '2026-09-14T09:00:01Z')).toBe(true);
});

test('what is expected later than planned is overdue by what is expected', () => {
  const stops = item.stops.map((stop) =>
    stop.state === 'next' ? { ...stop, expectedAt: '2026-09-14T11:00:00Z' } : stop,
  );
  const told = { ...item, stops };
  expect(standingOf(told, '2026-09-14T10:00:00Z').word).toBe('on-time');
  expect(standingOf(told, '2026-09-14T11:00:01Z').word).toBe('overdue');
});

test('a dose of which the course knows nothing is said to be so, whatever its row says', () => {
  for (const status of ['confirmed', 'missing', 'cancelled']) {
    const lost: Judged = { ...item, status, fit: 'unknown', risk: 'not-on-record', stops: [] };
    expect(standingOf(lost, '2026-09-14T09:00:00Z').word).toBe('not-on-record');
    expect(needsLook(lost, '2026-09-14T09:00:00Z')).toBe(true);
  }
});

test('what is worse is said before it', () => {
  expect(standingOf({ ...item, risk: 'lost' }, '2026-09-15T00:00:00Z').word).toBe('does-not-fit');
});
