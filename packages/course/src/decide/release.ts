import { currentCycle } from '../evolve/state.ts';
import { check, gate } from '../make-gate.ts';
import { releaseForecastOf, releaseOf } from '../rules/release.ts';
import type { Acts } from './act.ts';
import { calibrationGates, inOrder } from './common.ts';

const primary = (language: string): string => language.split('-')[0] ?? language;

export const releaseActs: Acts<
  'measure-dose-rate' | 'release-patient' | 'give-instructions' | 'plan-follow-up'
> = {
  'measure-dose-rate': {
    gates: (course, body, given) => {
      const { injection } = currentCycle(course);
      return [
        check('injection.started', injection !== null),
        ...(body === null
          ? []
          : [
              ...calibrationGates(body.meter, 'survey-meter', body.measuredAt, given),
              ...inOrder(injection?.start.startedAt, body.measuredAt, 'measuredAt'),
            ]),
      ];
    },
    record: (course, body) => [
      { type: 'course.dose-rate-measured', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'release-patient': {
    gates: (course, body, given) => {
      const cycle = currentCycle(course);
      const at = body?.releasedAt ?? given.now;
      const release = releaseOf(cycle, at, given);
      return [
        check('injection.stopped', cycle.injection?.stop != null),
        check('delivery.confirmed', cycle.delivery === null ? null : !cycle.delivery.outdated, {
          percent: cycle.delivery === null ? null : Math.round(cycle.delivery.percentOfDirective * 10) / 10,
        }),
        check('release.measured', release.recent, { measuredAt: release.measuredAt }),
        ...(release.reading === null
          ? []
          : [
              gate('release.reading', release.reading.result, release.reading.inputs, release.reading.source),
            ]),
        gate(
          'release.rule',
          release.result,
          { ...release.inputs, expectedAt: releaseForecastOf(cycle, given)?.at ?? null },
          release.source,
        ),
        ...(body === null ? [] : inOrder(cycle.injection?.stop?.stoppedAt, body.releasedAt, 'releasedAt')),
      ];
    },
    record: (course, body, given) => {
      const release = releaseOf(currentCycle(course), body.releasedAt, given);
      return [
        {
          type: 'course.patient-released',
          body: {
            ...body,
            cycle: course.currentCycle,
            rule: release.pack,
            ruleVersion: release.version,
            doseRateUSvPerH: release.doseRateUSvPerH,
          },
          signature: 'released',
        },
      ];
    },
  },
  'give-instructions': {
    gates: (course, body) => [
      check('injection.stopped', currentCycle(course).injection?.stop != null),
      ...(body === null
        ? []
        : [
            check(
              'instructions.language',
              course.referral === null ? null : primary(course.referral.language) === primary(body.language),
              { language: body.language, patientLanguage: course.referral?.language ?? null },
            ),
          ]),
    ],
    record: (course, body) => [
      { type: 'course.instructions-given', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'plan-follow-up': {
    gates: (course) => [check('release.done', currentCycle(course).release !== null)],
    record: (course, body) => [
      { type: 'course.follow-up-planned', body: { ...body, cycle: course.currentCycle } },
    ],
  },
};
