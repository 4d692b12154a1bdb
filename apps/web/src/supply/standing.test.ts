import type { SupplyItem } from '@lutetia/contract';
import { expect, test } from 'vitest';
import { needsLook, standingOf } from './standing.ts';

const item = {
  status: 'confirmed',
  fit: 'fits',
  risk: 'none',
  receivedAt: null,
  stops: [
    { kind: 'departed', state: 'done', at: '2026-09-14T01:00:00Z', plannedAt: null, expectedAt: null },
    { kind: 'landed', state: 'next', at: null, plannedAt: '2026-09-14T09:00:00Z', expectedAt: null },
  ],
} as unknown as SupplyItem;

test('a stop of which nobody told by its hour is overdue, and somebody should look', () => {
  expect(standingOf(item, '2026-09-14T09:00:00Z')).toEqual({ state: 'none', word: 'on-time' });
  expect(standingOf(item, '2026-09-14T09:00:01Z')).toEqual({ state: 'at-risk', word: 'overdue' });
  expect(needsLook(item, '2026-09-14T09:00:00Z')).toBe(false);
  expect(needsLook(item, '2026-09-14T09:00:01Z')).toBe(true);
});

test('what is expected later than planned is overdue by what is expected', () => {
  const [departed, landed] = item.stops;
  const told = {
    ...item,
    stops: [departed, { ...landed, expectedAt: '2026-09-14T11:00:00Z' }],
  } as SupplyItem;
  expect(standingOf(told, '2026-09-14T10:00:00Z').word).toBe('on-time');
  expect(standingOf(told, '2026-09-14T11:00:01Z').word).toBe('overdue');
});

test('what is worse is said before it', () => {
  expect(standingOf({ ...item, risk: 'lost' }, '2026-09-15T00:00:00Z').word).toBe('does-not-fit');
});
