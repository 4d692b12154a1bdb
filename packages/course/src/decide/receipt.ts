import { decay, plannedTimeFromVolume } from '@lutetia/nuclide';
import type { RegulationPack, SourcedNumber } from '@lutetia/protocol';
import type { CommandBody } from '../command.ts';
import type { Order } from '../course.ts';
import type { Gate } from '../gate.ts';
import type { GateId } from '../gate-rules.ts';
import type { Given } from '../given.ts';
import { check } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { noneSigned, packInForce, sourceOf } from '../rules/packs.ts';
import { hoursBetween, instantOf, isAfter } from '../time.ts';
import { withinFraction } from '../tolerance.ts';

type Receipt = CommandBody<'receive-dose'>;
type Arrival = RegulationPack['arrival'];

/** What was found on arrival against order, directive, label and law. A finding that does not pass quarantines. */
export function receiptFindings(order: Order, receipt: Receipt, given: Given): Gate[] {
  const rules = packInForce(given.site, 'regulation')?.arrival ?? null;
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
    ...transportFindings(receipt, rules),
    check('receipt.lot-not-recalled', given.site.recalledLots[receipt.lot] === undefined, {
      lot: receipt.lot,
      because: given.site.recalledLots[receipt.lot] ?? null,
    }),
    check('receipt.expiry', !isAfter(order.plannedAt, receipt.expiresAt), {
      expiresAt: receipt.expiresAt,
      plannedAt: order.plannedAt,
    }),
    against(
      'receipt.calibration-as-ordered',
      rules?.calibrationToleranceH,
      (tolerance) => Math.abs(hoursBetween(order.calibrationAt, receipt.calibrationAt)) <= tolerance,
      { found: receipt.calibrationAt, ordered: order.calibrationAt },
    ),
    ...contentFindings(order, receipt, labelOf(given.site), rules),
  ];
}

/** What is found against a limit of the signed pack, with the limit's source; without one nothing is known. */
const against = (
  id: GateId,
  limit: SourcedNumber | undefined,
  fits: (limit: number) => boolean,
  inputs: Gate['inputs'],
): Gate =>
  limit === undefined
    ? check(id, null, inputs, noneSigned('regulation'))
    : check(id, fits(limit.value), inputs, sourceOf(limit));

function transportFindings(receipt: Receipt, rules: Arrival | null): Gate[] {
  const { labelCategory: category, transportIndex: onLabel } = receipt;
  const limits = rules?.categories.find(({ id }) => id === category);
  // The transport index is the dose rate at 1 m in mSv/h times 100.
  const measuredIndex = receipt.doseRateAt1mUSvPerH / 10;
  return [
    against(
      'receipt.surface-dose-rate',
      limits?.surfaceUSvPerH,
      (limit) => receipt.surfaceDoseRateUSvPerH <= limit,
      { found: receipt.surfaceDoseRateUSvPerH, limit: limits?.surfaceUSvPerH.value ?? null, category },
    ),
    against(
      'receipt.transport-index',
      limits?.transportIndex,
      (limit) =>
        rules !== null &&
        onLabel <= limit &&
        measuredIndex <=
          Math.max(onLabel, rules.transportIndexZeroUpTo.value) * rules.transportIndexFactor.value,
      { found: measuredIndex, onLabel, category },
    ),
    against('receipt.wipe', rules?.wipeBqPerCm2, (limit) => receipt.wipeBqPerCm2 <= limit, {
      found: receipt.wipeBqPerCm2,
      limit: rules?.wipeBqPerCm2.value ?? null,
    }),
  ];
}

function contentFindings(
  order: Order,
  receipt: Receipt,
  label: LabelRules | null,
  rules: Arrival | null,
): Gate[] {
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
    against(
      'receipt.volume',
      rules?.volumeToleranceH,
      (tolerance) => Math.abs(impliedHours - plannedHours) <= tolerance,
      {
        volumeMl: receipt.volumeMl,
        impliedHours: Math.round(impliedHours * 10) / 10,
        plannedHours: Math.round(plannedHours * 10) / 10,
      },
    ),
  ];
}
