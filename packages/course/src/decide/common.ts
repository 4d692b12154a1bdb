import { type CommandFacts, type CommandType, commandTable } from '../command-table.ts';
import type { Course } from '../course.ts';
import { liveDirective } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Actor, Given } from '../given.ts';
import { check } from '../make-gate.ts';
import type { Device } from '../site/site.ts';
import { dayIn, isAfter, minutesBetween } from '../time.ts';
import { rolesAtTheDose, type TrainingTopic } from '../vocabulary.ts';

/** Fields that state what has happened: they cannot lie in the future. */
const pastInstants = [
  'collectedAt',
  'orderedAt',
  'occurredAt',
  'lastSeenAt',
  'receivedAt',
  'measuredAt',
  'checkedAt',
  'performedAt',
  'startedAt',
  'pausedAt',
  'resumedAt',
  'stoppedAt',
  'noticedAt',
  'releasedAt',
  'hydrationStartedAt',
];
const pastDates = ['date', 'signedOn', 'assessedOn', 'endedOn', 'calibratedOn', 'completedOn'];

/** Fields that state what is to come: none lies before today. */
const plans = ['plannedOn', 'reviewOn', 'newPlannedAt'];

/** Clocks of a scanner, a tablet and the server may differ by this much. */
const clockToleranceMinutes = 2;

/** An ended course gets no further dose; what is under way is still brought to its safe end. */
const stillAllowedAfterEnd = new Set<CommandType>([
  'correct',
  'record-labs',
  'record-adverse-events',
  'receive-document',
  'withdraw-consent',
  'note-conflicting-order',
  'void-directive',
  'cancel-order',
  'record-milestone',
  'report-missing-dose',
  'receive-dose',
  'quarantine-dose',
  'reject-dose',
  'check-site',
  'pause-injection',
  'stop-injection',
  'record-extravasation',
  'measure-residual',
  'confirm-delivery',
  'measure-dose-rate',
  'release-patient',
  'give-instructions',
  'plan-follow-up',
]);

export function commonGates(course: Course, type: CommandType, body: unknown, given: Given): Gate[] {
  const gates: Gate[] = [];
  if (type !== 'refer' && !stillAllowedAfterEnd.has(type)) {
    gates.push(check('course.not-ended', course.status !== 'ended', { status: course.status }));
  }
  const definition: CommandFacts = commandTable[type];
  const topic = definition.training;
  if (topic !== undefined) {
    const { current, validUntil } = trainingOf(given.actor.id, topic, given);
    gates.push(check('operator.training', current, { topic, validUntil }));
  }
  if (body !== null && typeof body === 'object') {
    if (definition.witness) gates.push(...witnessGates(topic, given));
    gates.push(...futureGates(body as Record<string, unknown>, given));
    gates.push(...planGates(body as Record<string, unknown>, given));
  }
  return gates;
}

/** Whether a person's training is in date today; null when none is on record. */
export function trainingOf(id: string, topic: TrainingTopic, { now, site }: Pick<Given, 'now' | 'site'>) {
  const validUntil = site.training[id]?.[topic] ?? null;
  return { current: validUntil === null ? null : validUntil >= dayIn(now, site.timeZone), validUntil };
}

/**
 * Who verifies beside the actor is somebody else, of a role that belongs at the dose, and as well trained: two
 * signatures are worth two pairs of eyes only if both know what they look at.
 */
function witnessGates(topic: TrainingTopic | undefined, given: Given): Gate[] {
  const { witness, actor } = given;
  if (witness === null) return [check('witness.different', null)];
  const who = witness.name ?? witness.id;
  return [
    check('witness.different', witness.id !== actor.id),
    check(
      'witness.role',
      witness.roles.some((role) => rolesAtTheDose.includes(role)),
      { who, holds: witness.roles.join(', '), roles: rolesAtTheDose.join(', ') },
    ),
    ...(topic === undefined ? [] : [witnessTraining(witness, who, topic, given)]),
  ];
}

function witnessTraining(witness: Actor, who: string, topic: TrainingTopic, given: Given): Gate {
  const { current, validUntil } = trainingOf(witness.id, topic, given);
  return check('witness.training', current, { who, topic, validUntil });
}

/** What a body says has happened, but lies after now. */
export function futureGates(
  body: Readonly<Record<string, unknown>>,
  given: Pick<Given, 'now' | 'site'>,
): Gate[] {
  const today = dayIn(given.now, given.site.timeZone);
  const instants = pastInstants.flatMap((field) => {
    const value = body[field];
    return typeof value === 'string'
      ? [
          check('facts.not-in-future', minutesBetween(given.now, value) <= clockToleranceMinutes, {
            field,
            value,
          }),
        ]
      : [];
  });
  const dates = pastDates.flatMap((field) => {
    const value = body[field];
    return typeof value === 'string' ? [check('facts.not-in-future', value <= today, { field, value })] : [];
  });
  return [...instants, ...dates].filter((gate) => gate.result !== 'pass');
}

/** What a body plans, but lies before today. */
function planGates(body: Readonly<Record<string, unknown>>, given: Given): Gate[] {
  const { timeZone } = given.site;
  const today = dayIn(given.now, timeZone);
  return plans.flatMap((field) => {
    const value = body[field];
    if (typeof value !== 'string') return [];
    const day = field.endsWith('At') ? dayIn(value, timeZone) : value;
    return day < today ? [check('facts.not-in-past', false, { field, value })] : [];
  });
}

export const notHeld = (course: Course): Gate =>
  check('course.not-held', course.status !== 'held', { status: course.status });

/** Orders what is said to have happened: `later` is not before `earlier`. */
export const inOrder = (
  earlier: string | null | undefined,
  later: string | null | undefined,
  field: string,
): Gate[] =>
  typeof earlier === 'string' && typeof later === 'string'
    ? [check('facts.in-order', !isAfter(earlier, later), { field, earlier, later })]
    : [];

/** The directive as it stands for an act at `at`; by default now. */
export function directiveGates(course: Course, given: Given, at: string = given.now): Gate[] {
  const directive = liveDirective(course);
  const last = course.directives.at(-1);
  return [
    check('directive.live', directive !== null, {
      code: directive?.code ?? last?.code ?? null,
      status: directive?.status ?? last?.status ?? null,
      because: directive === null ? (last?.voidedBecause ?? null) : null,
    }),
    check('directive.not-expired', directive === null ? null : !isAfter(at, directive.validUntil), {
      validUntil: directive?.validUntil ?? null,
    }),
  ];
}

export const consentGate = (course: Course): Gate =>
  check('consent.treatment', course.consents.treatment !== undefined, {
    signedOn: course.consents.treatment?.signedOn ?? null,
  });

/** Calibration of an instrument of a kind on the day of use. */
export function calibrationGates(
  id: string,
  kind: Device['kind'],
  usedAt: string,
  given: Pick<Given, 'site'>,
): Gate[] {
  const device = given.site.devices[id];
  const known = device !== undefined && !device.retired && device.kind === kind;
  const dueOn = device?.calibration?.dueOn ?? null;
  const day = dayIn(usedAt, given.site.timeZone);
  return [
    check('device.known', known, { device: id }),
    check('device.calibrated', dueOn === null ? null : dueOn >= day, { device: id, dueOn }),
  ];
}

/** A dose calibrator: calibrated for the nuclide and geometry, and checked on the day of the reading. */
export function calibratorGates(
  use: { device: string; at: string; nuclide: string | null; geometry: Device['geometries'][number] | null },
  given: Pick<Given, 'site'>,
): Gate[] {
  const device = given.site.devices[use.device];
  const day = dayIn(use.at, given.site.timeZone);
  const last = device?.lastCheck ?? null;
  const checkedOn = last === null ? null : dayIn(last.checkedAt, given.site.timeZone);
  return [
    ...calibrationGates(use.device, 'dose-calibrator', use.at, given),
    check(
      'device.nuclide',
      device === undefined || use.nuclide === null ? null : device.nuclides.includes(use.nuclide),
      { device: use.device, nuclide: use.nuclide },
    ),
    ...(use.geometry === null
      ? []
      : [
          check('device.geometry', device === undefined ? null : device.geometries.includes(use.geometry), {
            device: use.device,
            geometry: use.geometry,
          }),
        ]),
    check('device.checked-today', checkedOn === null || checkedOn !== day ? null : (last?.passed ?? null), {
      device: use.device,
      checkedOn,
    }),
  ];
}
