import { type ActivityMeasurement, decay, netAdministered } from '@lutetia/nuclide';
import type { CommandBody } from '../command.ts';
import type { Course, Cycle, Directive } from '../course.ts';
import type { NewEvent } from '../event.ts';
import { currentCycle } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules.ts';
import { instantOf } from '../time.ts';
import type { Acts } from './act.ts';
import { calibratorGates, inOrder } from './common.ts';

type Reading = { activityMBq: number; measuredAt: string; uncertaintyPercent: number };

const measurement = (reading: Reading): ActivityMeasurement => ({
  activityMBq: reading.activityMBq,
  at: instantOf(reading.measuredAt),
  relativeStandardUncertainty: reading.uncertaintyPercent / 100,
});

/** The directive under which the cycle's injection was given. */
const givenUnder = (course: Course, cycle: Cycle): Directive | null =>
  course.directives.find(({ code }) => code === cycle.timeOut?.directiveCode) ?? null;

/**
 * Net activity at the start of the injection: assay less residuals, each decayed there.
 * The assay that counts is the last one before the start.
 */
export function netDelivered(course: Course, cycle: Cycle, label: LabelRules) {
  const { injection, vial } = cycle;
  const directive = givenUnder(course, cycle);
  const start = injection?.start.startedAt;
  const assay = vial?.assays
    .filter(
      ({ measuredAt }) =>
        start !== undefined && instantOf(measuredAt).epochMilliseconds <= instantOf(start).epochMilliseconds,
    )
    .at(-1);
  if (directive === null || start === undefined || assay === undefined) return null;
  const net = netAdministered({
    nuclide: label.nuclide,
    administeredAt: instantOf(start),
    before: measurement(assay),
    residuals: cycle.residuals.map(measurement),
    prescribedMBq: directive.activityMBq,
    calibrationRelativeStandardUncertainty: 0,
  });
  return { ...net, prescribedMBq: directive.activityMBq, referenceAt: start };
}

/** Residuals cannot add up to more than there was. */
function residualPlausible(
  cycle: Cycle,
  body: CommandBody<'measure-residual'>,
  label: LabelRules | null,
): boolean | null {
  const assay = cycle.vial?.assays.at(-1);
  if (assay === undefined || label === null) return null;
  const at = (reading: Reading) =>
    decay({
      nuclide: label.nuclide,
      activityMBq: reading.activityMBq,
      from: instantOf(reading.measuredAt),
      to: instantOf(assay.measuredAt),
    }).activityMBq;
  const total = [...cycle.residuals, body].reduce((sum, reading) => sum + at(reading), 0);
  return total <= assay.activityMBq * (1 + (assay.uncertaintyPercent * 3) / 100);
}

export const deliveryActs: Acts<'measure-residual' | 'confirm-delivery'> = {
  'measure-residual': {
    gates: (course, body, given) => {
      const cycle = currentCycle(course);
      const label = labelOf(given.site);
      return [
        check('injection.stopped', cycle.injection?.stop != null),
        ...(body === null || label === null
          ? []
          : [
              ...calibratorGates(
                {
                  device: body.calibrator,
                  at: body.measuredAt,
                  nuclide: label.nuclide,
                  geometry: body.item === 'vial' || body.item === 'syringe' ? body.item : null,
                },
                given,
              ),
              ...inOrder(cycle.injection?.stop?.stoppedAt, body.measuredAt, 'measuredAt'),
              check('residual.plausible', residualPlausible(cycle, body, label)),
            ]),
      ];
    },
    record: (course, body) => [
      { type: 'course.residual-measured', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'confirm-delivery': {
    gates: (course) => {
      const cycle = currentCycle(course);
      return [
        check('injection.stopped', cycle.injection?.stop != null),
        check('dose.assayed', (cycle.vial?.assays.length ?? 0) > 0 ? true : null),
        check(
          'residual.vial-measured',
          cycle.residuals.some(({ item }) => item === 'vial' || item === 'syringe') ? true : null,
        ),
      ];
    },
    record: (course, body, given) => confirmDelivery(course, body, given),
  },
};

function confirmDelivery(course: Course, body: CommandBody<'confirm-delivery'>, given: Given): NewEvent[] {
  const label = labelOf(given.site);
  const net = label === null ? null : netDelivered(course, currentCycle(course), label);
  if (label === null || net === null) return [];
  const withinTolerance = Math.abs(net.percentOfPrescribed / 100 - 1) <= label.toleranceFraction;
  const cycle = course.currentCycle;
  const administered: NewEvent = {
    type: 'course.dose-administered',
    body: {
      ...body,
      cycle,
      deliveredMBq: net.activityMBq,
      uncertaintyMBq: net.standardUncertaintyMBq,
      prescribedMBq: net.prescribedMBq,
      percentOfDirective: net.percentOfPrescribed,
      withinTolerance,
      referenceAt: net.referenceAt,
      label: { pack: label.pack, version: label.version },
    },
    signature: 'administered',
  };
  if (withinTolerance) return [administered];
  const deviationPercent = net.percentOfPrescribed - 100;
  return [
    administered,
    {
      type: 'course.deviation-noted',
      body: {
        cycle,
        kind: 'delivered-activity',
        deviationPercent,
        tolerancePercent: label.toleranceFraction * 100,
        /** 10 CFR 35.3045: 20 % or more is a medical event to be reported; figure remembered, unverified. */
        reportable: Math.abs(deviationPercent) >= medicalEventPercent,
      },
    },
  ];
}

const medicalEventPercent = 20;
