import { decay, plannedTimeFromVolume } from '@lutetia/nuclide';
import type { CommandBody } from '../command.ts';
import type { Order } from '../course.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { hoursBetween, instantOf, isAfter } from '../time.ts';
import { withinFraction } from '../tolerance.ts';

type Receipt = CommandBody<'receive-dose'>;

/** Largest surface dose rate (µSv/h) and transport index of each label category: IAEA SSR-6 table 8. */
const categoryLimits: Record<Receipt['labelCategory'], { surfaceUSvPerH: number; transportIndex: number }> = {
  'white-i': { surfaceUSvPerH: 5, transportIndex: 0 },
  'yellow-ii': { surfaceUSvPerH: 500, transportIndex: 1 },
  'yellow-iii': { surfaceUSvPerH: 2000, transportIndex: 10 },
};

/** Non-fixed β/γ contamination on a package; remembered value, shown as unverified. */
const packageContaminationLimitBqPerCm2 = 4;

/** A meter reads within this factor of the label's transport index. Our own figure: no source was found. */
const transportIndexTolerance = 1.25;

/** Hours by which the volume may point away from the planned instant (a volume is read to about 0.3 mL). Our own figure. */
const volumeToleranceHours = 12;

/** Hours by which the label's calibration instant may differ from the order's before someone asks. Our own figure. */
const calibrationToleranceHours = 0.5;

/** What was found on arrival against order, directive, label and law. A finding that does not pass quarantines. */
export function receiptFindings(order: Order, receipt: Receipt, given: Given): Gate[] {
  const limits = categoryLimits[receipt.labelCategory];
  const measuredIndex = receipt.doseRateAt1mUSvPerH / 10;
  const label = labelOf(given.site);
  return [
    check('receipt.product', receipt.productLabel === order.product, {
      found: receipt.productLabel,
      ordered: order.product,
    }),
    check('receipt.order-reference', receipt.orderReferenceOnLabel === order.reference, {
      found: receipt.orderReferenceOnLabel,
      ordered: order.reference,
    }),
    check('receipt.consignee', receipt.consigneeMatches),
    check('receipt.licence', receipt.licenceCovers),
    check('receipt.seal', receipt.sealIntact),
    check('receipt.surface-dose-rate', receipt.surfaceDoseRateUSvPerH <= limits.surfaceUSvPerH, {
      found: receipt.surfaceDoseRateUSvPerH,
      limit: limits.surfaceUSvPerH,
      category: receipt.labelCategory,
    }),
    check(
      'receipt.transport-index',
      receipt.transportIndex <= limits.transportIndex &&
        measuredIndex <= Math.max(receipt.transportIndex, 0.05) * transportIndexTolerance,
      { found: measuredIndex, onLabel: receipt.transportIndex, category: receipt.labelCategory },
    ),
    check('receipt.wipe', receipt.wipeBqPerCm2 <= packageContaminationLimitBqPerCm2, {
      found: receipt.wipeBqPerCm2,
      limit: packageContaminationLimitBqPerCm2,
    }),
    check('receipt.lot-not-recalled', given.site.recalledLots[receipt.lot] === undefined, {
      lot: receipt.lot,
      because: given.site.recalledLots[receipt.lot] ?? null,
    }),
    check('receipt.expiry', !isAfter(order.plannedAt, receipt.expiresAt), {
      expiresAt: receipt.expiresAt,
      plannedAt: order.plannedAt,
    }),
    check(
      'receipt.calibration-as-ordered',
      Math.abs(hoursBetween(order.calibrationAt, receipt.calibrationAt)) <= calibrationToleranceHours,
      { found: receipt.calibrationAt, ordered: order.calibrationAt },
    ),
    ...contentFindings(order, receipt, label),
  ];
}

function contentFindings(order: Order, receipt: Receipt, label: LabelRules | null): Gate[] {
  if (label === null) {
    return [
      check('receipt.activity', null, { directiveMBq: order.activityMBq }),
      check('receipt.volume', null),
    ];
  }
  const atPlanned = decay({
    nuclide: label.nuclide,
    activityMBq: receipt.calibrationActivityMBq,
    from: instantOf(receipt.calibrationAt),
    to: instantOf(order.plannedAt),
  }).activityMBq;
  const deviation = atPlanned / order.activityMBq - 1;
  const impliedHours = plannedTimeFromVolume({
    nuclide: label.nuclide,
    volumeMl: receipt.volumeMl,
    prescribedMBq: order.activityMBq,
    concentrationAtCalibrationMBqPerMl: label.concentrationMBqPerMl,
  });
  const plannedHours = hoursBetween(receipt.calibrationAt, order.plannedAt);
  return [
    check(
      'receipt.activity',
      withinFraction(atPlanned, order.activityMBq, label.toleranceFraction),
      {
        atPlannedMBq: Math.round(atPlanned),
        directiveMBq: order.activityMBq,
        deviationPercent: Math.round(deviation * 1000) / 10,
      },
      label.source,
    ),
    check(
      'receipt.volume',
      Math.abs(impliedHours - plannedHours) <= volumeToleranceHours,
      {
        volumeMl: receipt.volumeMl,
        impliedHours: Math.round(impliedHours * 10) / 10,
        plannedHours: Math.round(plannedHours * 10) / 10,
      },
      label.source,
    ),
  ];
}
