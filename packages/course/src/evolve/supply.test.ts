import { expect, it } from 'vitest';
import { before, done, type Stage, through } from '../test-course.ts';
import { foldCourse } from './evolve.ts';
import { openCourse } from './state.ts';

const cancelled = { body: { category: 'flight', reason: 'cancelled flight' } };
const orderedAnew = (stage: Stage): Stage => done(done(stage, 'cancel-order', cancelled), 'order-dose');
const kinds = (stage: Stage) => {
  const cycle = stage.course.cycles[1];
  return [cycle?.order, ...(cycle?.cancelledOrders ?? [])].map((order) =>
    order?.milestones.map(({ kind }) => kind),
  );
};

it('a milestone stays with its order when the dose is ordered anew', () => {
  expect(kinds(orderedAnew(through('record-milestone')))).toEqual([[], ['produced']]);
});

it('a milestone from before they named their order is that of the order then under way', () => {
  const { events } = done(orderedAnew(through('record-milestone')), 'record-milestone', { nth: 2 });
  const unnamed = events.map(({ body: { orderReference: _, ...body }, ...event }) => ({ ...event, body }));
  const course = foldCourse(openCourse('11111111-2222-4333-8444-555555555555'), unnamed);
  expect(kinds({ course, events })).toEqual([['departed'], ['produced']]);
});

it('a milestone that comes after its order was placed anew is kept with the old order', () => {
  const told = through('record-milestone');
  const event = told.events.at(-1);
  if (event === undefined) throw new Error('nothing was told');
  const anew = orderedAnew(before('record-milestone'));
  const late = { ...event, version: anew.course.version + 1 };
  const course = foldCourse(openCourse(anew.course.id), [...anew.events, late]);
  expect(kinds({ course, events: [] })).toEqual([[], ['produced']]);
});
