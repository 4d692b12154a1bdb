import { type ActivityMeasurement, decay, netAdministered } from '@lutetia/nuclide';
import type { CommandBody } from '../command.ts';
import type { Course, Cycle, Directive } from '../course.ts';
import type { NewEvent } from '../event.ts';
import { currentCycle } from '../evolve/state.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { reportableFrom } from '../rules/regulation.ts';
import { instantOf, isAfter } from '../time.ts';
import { isReportable, withinFraction } from '../tolerance.ts';
import type { Acts } from './act.ts';
import { calibratorGates, inOrder } from './common.ts';

type Assay = NonNullable<Cycle['vial']>['assays'][number];
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
  const directive = givenUnder(course, cycle);
  const start = cycle.injection?.start.startedAt;
  const assay = assayGiven(cycle);
  if (directive === null || start === undefined || assay === null) return null;
  const net = netAdministered({
    nuclide: label.nuclide,
    administeredAt: instantOf(start),
    before: measurement(assay),
    residuals: cappedAt(assay, cycle.residuals, label).map(measurement),
    prescribedMBq: directive.activityMBq,
    calibrationRelativeStandardUncertainty: 0,
  });
  return { ...net, prescribedMBq: directive.activityMBq, referenceAt: start };
}

/** The last assay before the injection started. */
const assayGiven = ({ injection, vial }: Cycle): Assay | null =>
  vial?.assays.findLast(
    ({ measuredAt }) => injection !== null && !isAfter(measuredAt, injection.start.startedAt),
  ) ?? null;

const decayed = (reading: Reading, at: string, label: LabelRules): number =>
  decay({
    nuclide: label.nuclide,
    activityMBq: reading.activityMBq,
    from: instantOf(reading.measuredAt),
    to: instantOf(at),
  }).activityMBq;

const totalAt = (readings: readonly Reading[], at: string, label: LabelRules): number =>
  readings.reduce((sum, reading) => sum + decayed(reading, at, label), 0);

/** Where nothing flowed, two readings of the same activity may leave less than nothing: that is nothing. */
function cappedAt(assay: Assay, residuals: readonly Reading[], label: LabelRules): readonly Reading[] {
  const excess = totalAt(residuals, assay.measuredAt, label) / assay.activityMBq;
  return excess <= 1
    ? residuals
    : residuals.map((reading) => ({ ...reading, activityMBq: (reading.activityMBq / excess) * (1 - 1e-12) }));
}

/** Whether what is left was measured in the container that was assayed. */
export const containerMeasured = (cycle: Cycle): boolean =>
  cycle.residuals.some(({ item }) => item === assayGiven(cycle)?.geometry);

/** The container whose residual must be measured, and what was measured so far. */
export const residualInputs = (cycle: Cycle) => ({
  item: assayGiven(cycle)?.geometry ?? null,
  measured: [...new Set(cycle.residuals.map(({ item }) => item))].join(', '),
});

/** Residuals cannot add up to more than there was. */
function residualPlausible(
  cycle: Cycle,
  label: LabelRules | null,
  more: readonly Reading[] = [],
): boolean | null {
  const assay = assayGiven(cycle);
  if (assay === null || label === null) return null;
  const total = totalAt([...cycle.residuals, ...more], assay.measuredAt, label);
  return total <= assay.activityMBq * (1 + (assay.uncertaintyPercent * 3) / 100);
}

export const deliveryActs: Acts<'measure-residual' | 'confirm-delivery'> = {
  'measure-residual': {
    gates: (course, body, given) => {
      const cycle = currentCycle(course);
      const label = labelOf(given.site);
      return [
        check('injection.stopped', cycle.injection?.stop != null),
        ...(body === null
          ? []
          : [
              ...calibratorGates(
                {
                  device: body.calibrator,
                  at: body.measuredAt,
                  nuclide: label?.nuclide ?? null,
                  geometry: body.item === 'vial' || body.item === 'syringe' ? body.item : null,
                },
                given,
              ),
              ...inOrder(cycle.injection?.stop?.stoppedAt, body.measuredAt, 'measuredAt'),
              check('residual.plausible', residualPlausible(cycle, label, [body])),
            ]),
      ];
    },
    record: (course, body) => [
      { type: 'course.residual-measured', body: { ...body, cycle: course.currentCycle } },
    ],
  },
  'confirm-delivery': {
    gates: (course, _, given) => {
      const cycle = currentCycle(course);
      const label = labelOf(given.site);
      return [
        check('injection.stopped', cycle.injection?.stop != null),
        check('pack.adopted', label === null ? null : true, { pack: label?.pack ?? null, kind: 'label' }),
        check('dose.assayed', assayGiven(cycle) === null ? null : true),
        check('residual.vial-measured', containerMeasured(cycle) ? true : null, residualInputs(cycle)),
        ...(label === null || assayGiven(cycle) === null
          ? []
          : [check('residual.plausible', residualPlausible(cycle, label))]),
      ];
    },
    record: (course, body, given) => confirmDelivery(course, body, given),
  },
};

function confirmDelivery(course: Course, body: CommandBody<'confirm-delivery'>, given: Given): NewEvent[] {
  const label = labelOf(given.site);
  const net = label === null ? null : netDelivered(course, currentCycle(course), label);
  if (label === null || net === null) return [];
  const withinTolerance = withinFraction(net.percentOfPrescribed, 100, label.toleranceFraction);
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
        reportable: isReportable(net.percentOfPrescribed, reportableFrom(given.site)),
      },
    },
  ];
}
