import { describe, expect, it } from 'vitest';
import { done, givenAt, onDoseDay, type Stage, site, through } from '../test-course.ts';
import { type DoseUnderWay, doseUnderWay } from './journey.ts';

const ordered = through('confirm-order');
const order = ordered.course.cycles[1]?.order;
const at = (stage: Stage, now: string): DoseUnderWay | null =>
  doseUnderWay(stage.course, 1, order?.reference ?? '', givenAt(now));
const told = (
  stage: Stage,
  kind: string,
  occurredAt: string,
  expectedArrivalAt: string | null = null,
): Stage =>
  done(stage, 'record-milestone', {
    body: {
      orderReference: order?.reference,
      kind,
      occurredAt,
      expectedArrivalAt,
      saidBy: 'carrier',
      note: '',
    },
    at: '2026-09-14T06:00:00Z',
  });
const now = '2026-09-14T06:00:00Z';
const states = (dose: DoseUnderWay | null) => dose?.stops.map(({ kind, state }) => `${kind} ${state}`);

describe('the way of a dose', () => {
  it('has the stops of its lane, the next after the last that was told of', () => {
    const landed = told(told(ordered, 'produced', '2026-09-13T12:00:00Z'), 'landed', '2026-09-14T05:00:00Z');
    expect(states(at(landed, now))).toEqual([
      'produced done',
      'quality-released untold',
      'departed untold',
      'landed done',
      'customs-cleared next',
      'out-for-delivery later',
      'received later',
    ]);
  });

  it('of a lane that is not on record has what was told, and nothing made up', () => {
    const landed = told(ordered, 'landed', '2026-09-14T05:00:00Z');
    const given = { ...givenAt(now), site: { ...site, lanes: {} } };
    expect(states(doseUnderWay(landed.course, 1, order?.reference ?? '', given))).toEqual([
      'landed done',
      'received next',
    ]);
  });

  it('ends with its receipt', () => {
    const received = at(through('receive-dose'), onDoseDay('07:40'));
    expect(received?.stops.at(-1)).toMatchObject({
      kind: 'received',
      state: 'done',
      at: received?.receivedAt,
    });
    expect(received?.stops.filter(({ state }) => state === 'next')).toEqual([]);
    expect(received?.whereabouts).toEqual({ from: 'hospital', to: 'hospital' });
  });

  it('plans by the order and expects by the latest word', () => {
    const late = at(told(ordered, 'delayed', '2026-09-14T04:00:00Z', '2026-09-15T03:00:00Z'), now);
    const departed = late?.stops.find(({ kind }) => kind === 'departed');
    const arrival = late?.stops.at(-1);
    expect(departed?.plannedAt).toBe(order?.departureAt);
    const hours = (from: string | null | undefined, to: string | null | undefined) =>
      Temporal.Instant.from(from ?? '')
        .until(to ?? '')
        .total('hours');
    const transit = site.lanes[order?.lane ?? '']?.transitHours;
    expect(hours(departed?.plannedAt, arrival?.plannedAt)).toBe(transit);
    expect(hours(departed?.latestAt, arrival?.latestAt)).toBe(transit);
    expect(arrival?.expectedAt).toBe('2026-09-15T03:00:00Z');
  });

  it('is where the last milestone by its own time puts it, whatever was entered last', () => {
    expect(at(ordered, now)?.whereabouts).toEqual({ from: 'production', to: 'production' });
    const departed = told(ordered, 'departed', '2026-09-13T20:00:00Z');
    const flight = { from: 'departureAirport', to: 'arrivalAirport' };
    expect(at(departed, now)?.whereabouts).toEqual(flight);
    expect(at(told(departed, 'produced', '2026-09-13T12:00:00Z'), now)?.whereabouts).toEqual(flight);
    expect(at(told(departed, 'delayed', '2026-09-14T02:00:00Z'), now)?.whereabouts).toEqual(flight);
    expect(at(told(departed, 'customs-held', '2026-09-14T05:00:00Z'), now)?.whereabouts).toEqual({
      from: 'arrivalAirport',
      to: 'arrivalAirport',
    });
  });

  it('an order that nobody placed has none', () => {
    expect(doseUnderWay(ordered.course, 1, 'another', givenAt(now))).toBeNull();
  });

  it('a cancelled order keeps its way, and is not received with the vial of the next', () => {
    const cancelled = done(ordered, 'cancel-order', {
      body: { category: 'clinical', reason: 'unfit' },
      at: now,
    });
    expect(at(cancelled, now)?.receivedAt).toBeNull();
    expect(states(at(cancelled, now))?.[0]).toBe('produced next');
  });
});
