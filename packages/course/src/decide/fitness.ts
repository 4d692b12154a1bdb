import type { DoseRuleEvaluation } from '@lutetia/protocol';
import type { CommandBody } from '../command.ts';
import type { Course } from '../course.ts';
import { liveDirective } from '../evolve/state.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check, gate } from '../make-gate.ts';
import { doseRuleOf } from '../rules/dose-rule.ts';
import { labWindowOf } from '../rules/laboratory.ts';
import { noneSigned, packInForce, sourceOf } from '../rules/packs.ts';
import { dayIn } from '../time.ts';
import type { Act } from './act.ts';

/** What decides whether the patient is fit today; each is shown with the verdict. */
export function fitnessFindings(course: Course, body: CommandBody<'check-fitness'>, at: Given): Gate[] {
  const given = { ...at, now: body.checkedAt };
  const directive = liveDirective(course);
  const labs = labWindowOf(course, given);
  const rule = doseRuleOf(
    course,
    {
      cycle: course.currentCycle,
      weightKg: body.weightKg,
      confirmed: body.confirmed,
      observed: [
        { term: 'dry-mouth', grade: body.dryMouthGrade },
        { term: 'fatigue', grade: body.fatigueGrade },
        { term: 'nausea', grade: body.nauseaGrade },
      ],
    },
    given,
  );
  const proceeds: Record<string, boolean | null> = {
    proceed: true,
    'consider-reduction': true,
    'pending-confirmation': null,
    'cannot-evaluate': null,
  };
  const next = rule?.nextActivityMBq ?? null;
  const highestEcog = packInForce(given.site, 'fitness')?.highestEcog ?? null;
  return [
    gate('fitness.labs', labs.result, labs.inputs, labs.source),
    check(
      'fitness.dose-rule',
      rule === null ? null : rule.action in proceeds ? (proceeds[rule.action] ?? null) : false,
      {
        pack: rule?.pack ?? null,
        action: rule?.action ?? null,
        fired:
          rule?.rows
            .filter(({ fired }) => fired)
            .map(({ id }) => id)
            .join(', ') ?? null,
        measured: measuredBy(rule?.rows ?? []),
      },
    ),
    check('fitness.activity', directive === null || next === null ? null : directive.activityMBq <= next, {
      directiveMBq: directive?.activityMBq ?? null,
      labelMBq: next,
    }),
    check(
      'fitness.ecog',
      highestEcog === null ? null : body.ecog <= highestEcog.value,
      { ecog: body.ecog, limit: highestEcog?.value ?? null },
      highestEcog === null ? noneSigned('fitness') : sourceOf(highestEcog),
    ),
    check('fitness.obstruction', !body.urinaryObstruction),
    // Left empty it is not known: whether he drank is asked, not guessed.
    check('fitness.hydration', body.hydrationStartedAt === null ? null : true, {
      startedAt: body.hydrationStartedAt,
    }),
  ];
}

/** Inputs of the dose rule that a laboratory reports, or that follow from its report; limits and baselines are not among them. */
const bloodValues: ReadonlySet<string> = new Set([
  'haemoglobinGPerL',
  'plateletsPerNl',
  'neutrophilsPerNl',
  'leukocytesPerNl',
  'creatinineUmolPerL',
  'creatinineClearanceMlPerMin',
  'altUPerL',
  'astUPerL',
]);

/** Blood values on which the rows rest that ask for something: "plateletsPerNl 68, haemoglobinGPerL 79". */
function measuredBy(rows: DoseRuleEvaluation['rows']): string {
  const asking = rows.filter(({ fired, effect }) => fired === true || effect === 'pending-confirmation');
  const values = asking
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([name, value]) => typeof value === 'number' && bloodValues.has(name));
  return [...new Set(values.map(([name, value]) => `${name} ${value}`))].join(', ');
}

export function verdictOf(findings: readonly Gate[]): 'fit' | 'unfit' | 'cannot-evaluate' {
  if (findings.some(({ result }) => result === 'fail')) return 'unfit';
  return findings.some(({ result }) => result === 'cannot-evaluate') ? 'cannot-evaluate' : 'fit';
}

/** What was found and what could not be judged, by gate id, with the values that their sentences need. */
export function findingInputs(findings: readonly Pick<Gate, 'id' | 'result' | 'inputs'>[]): Gate['inputs'] {
  const open = findings.filter(({ result }) => result !== 'pass');
  const ids = (result: Gate['result']) =>
    open.flatMap((one) => (one.result === result ? [one.id] : [])).join(', ');
  return {
    ...Object.fromEntries(open.flatMap(({ inputs }) => Object.entries(inputs))),
    findings: ids('fail'),
    undecided: ids('cannot-evaluate'),
  };
}

export const fitnessAct: Act<'check-fitness'> = {
  gates: (course, body) => [
    check('directive.live', liveDirective(course) !== null),
    ...(body === null
      ? []
      : [
          check('fitness.identity', new Set(body.identityItems).size >= 2, {
            items: body.identityItems.join(', '),
          }),
        ]),
  ],
  record: (course, body, given) => {
    const findings = fitnessFindings(course, body, given);
    return [
      {
        type: 'course.fitness-checked',
        body: {
          ...body,
          cycle: course.currentCycle,
          day: dayIn(body.checkedAt, given.site.timeZone),
          verdict: verdictOf(findings),
          findings: findings.map(({ id, result, inputs }) => ({ id, result, inputs })),
        },
      },
    ];
  },
};
