import type { WorklistItem } from '@lutetia/contract';
import { blocks, type CourseView, commands, type Gate, isCommandType, viewCourse } from '@lutetia/course';
import type { Caller } from '../access/index.ts';
import type { Context } from '../context.ts';
import { loadPersons } from '../person/index.ts';
import { type CourseRow, siteOf } from '../projections/index.ts';
import type { Tx } from '../store/index.ts';
import { givenFor } from './given.ts';
import { shortIdentity } from './identity.ts';
import type { Right } from './rights.ts';

export interface Summary {
  row: CourseRow;
  right: Right;
  view: CourseView;
  item: WorklistItem;
}

/** Courses as lists show them, at this moment. */
export async function summarise(
  context: Context,
  tx: Tx,
  caller: Caller,
  rows: readonly { row: CourseRow; right: Right }[],
): Promise<Summary[]> {
  const persons = await loadPersons(
    tx,
    context.keys,
    rows.map(({ row }) => row.person_id),
  );
  const site = await siteOf(tx, caller.siteId);
  const actor = { id: caller.userId, roles: caller.roles };
  return rows.map(({ row, right }) => {
    const person = persons.get(row.person_id);
    const view = viewCourse(row.state, givenFor(context, { row, site, person, actor }));
    const item = {
      ...itemOf(row, view, right),
      person: right.seesIdentity && person !== undefined ? shortIdentity(person) : null,
    };
    return { row, right, view, item };
  });
}

/** What comes next in a course, and what is in its way. */
export function outlook(row: CourseRow, { next, prompts, steps }: CourseView) {
  const step = steps.find(({ command }) => command === next);
  return {
    next,
    state: stateOf(row, step?.state),
    blockedBy: step?.state === 'blocked' ? step.gates.filter(blocks).map(blockerOf) : [],
    prompts: prompts.map((prompt) => ({ ...prompt })),
  };
}

const blockerOf = ({ id, result, inputs }: Gate) => ({ id, result, inputs });

function itemOf(row: CourseRow, view: CourseView, right: Right): Omit<WorklistItem, 'person'> {
  const { next, state, blockedBy, prompts } = outlook(row, view);
  const due = view.prompts.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt])).sort(byInstant);
  const seesTeam = right.as === 'clinical' || right.as === 'manager';
  return {
    courseId: row.course_id,
    restricted: row.restricted,
    status: row.status,
    stage: next !== null && isCommandType(next) ? commands[next].step : 'course',
    cycle: row.cycle,
    next,
    state,
    blockedBy: seesTeam ? blockedBy : [],
    dueAt: due[0] ?? null,
    plannedAt: row.planned_at,
    prompts: seesTeam ? prompts : [],
    updatedAt: row.updated_at,
  };
}

function stateOf(row: CourseRow, step: string | undefined): WorklistItem['state'] {
  if (row.status === 'ended') return 'done';
  return step === 'open' || step === 'blocked' ? step : 'waiting';
}

export const byInstant = (a: string, b: string): number =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
