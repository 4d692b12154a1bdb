import { type ActOptions, onDoseDay } from './test-course.ts';

/** What may be found on arrival, each outside its limit. Hard ones nobody may accept. */
export interface ReceiptFinding {
  readonly finding: string;
  readonly because: string;
  readonly options: ActOptions;
  readonly hard: boolean;
}
const found = (
  finding: string,
  because: string,
  change: Record<string, unknown>,
  hard = false,
): ReceiptFinding => ({
  finding,
  because,
  options: { change },
  hard,
});

export const receiptFindings: readonly ReceiptFinding[] = [
  found(
    'receipt.product',
    'the other ¹⁷⁷Lu product (NRC 230424)',
    { productLabel: 'lu-177-oxodotreotide' },
    true,
  ),
  found(
    'receipt.order-reference',
    'the reference of another patient’s order',
    { orderReferenceOnLabel: 'DO-22222222-C1-1' },
    true,
  ),
  found('receipt.consignee', 'another hospital’s name', { consigneeMatches: false }, true),
  found('receipt.licence', 'more than the licence covers', { licenceCovers: false }, true),
  found('receipt.seal', 'a broken seal', { sealIntact: false }),
  found('receipt.surface-dose-rate', '501 µSv/h under a yellow-II label', { surfaceDoseRateUSvPerH: 501 }),
  found('receipt.transport-index', 'more at 1 m than the transport index says', { doseRateAt1mUSvPerH: 9 }),
  found('receipt.transport-index', 'a transport index above the label’s category', {
    transportIndex: 1.1,
    doseRateAt1mUSvPerH: 11,
  }),
  found('receipt.wipe', 'a contaminated package', { wipeBqPerCm2: 4.1 }, true),
  found('receipt.expiry', 'expired before the planned injection', { expiresAt: onDoseDay('09:59') }, true),
  found('receipt.activity', 'twice the activity ordered (ENS 55947)', { calibrationActivityMBq: 17_500 }),
  found('receipt.volume', 'half the volume', { volumeMl: 4.4 }),
  found('receipt.calibration-as-ordered', 'calibrated one hour later: summer time', {
    calibrationAt: '2026-09-13T12:00:00Z',
  }),
  found('receipt.calibration-as-ordered', 'Rome’s time read as Shanghai’s, six hours early', {
    calibrationAt: '2026-09-13T05:00:00Z',
  }),
  found('receipt.calibration-as-ordered', 'Shanghai’s time read as UTC, eight hours late', {
    calibrationAt: '2026-09-13T19:00:00Z',
  }),
  {
    finding: 'receipt.lot-not-recalled',
    because: 'a recalled lot (ENS 55441)',
    options: { site: { recalledLots: { 'LOT-2026-09-15': 'mislabelled batch' } } },
    hard: true,
  },
];
export const receiptFindingIds = receiptFindings.map(({ finding }) => finding);

/** What may be found at the fitness check. `verdict` is what the whole check then says. */
export interface FitnessFinding {
  readonly finding: string;
  readonly because: string;
  readonly options: ActOptions;
  readonly result: 'fail' | 'cannot-evaluate';
}
export const fitnessFindings: readonly FitnessFinding[] = [
  {
    finding: 'fitness.labs',
    because: 'no window is signed',
    options: { site: { packs: [] } },
    result: 'cannot-evaluate',
  },
  {
    finding: 'fitness.dose-rule',
    because: 'dry mouth grade 2',
    options: { change: { dryMouthGrade: 2 } },
    result: 'fail',
  },
  {
    finding: 'fitness.dose-rule',
    because: 'his age is not known',
    options: { ageYears: null },
    result: 'cannot-evaluate',
  },
  { finding: 'fitness.ecog', because: 'ECOG 3', options: { change: { ecog: 3 } }, result: 'fail' },
  {
    finding: 'fitness.ecog',
    because: 'no limit is signed',
    options: { site: { packs: [] } },
    result: 'cannot-evaluate',
  },
  {
    finding: 'fitness.obstruction',
    because: 'urinary obstruction',
    options: { change: { urinaryObstruction: true } },
    result: 'fail',
  },
  {
    finding: 'fitness.hydration',
    because: 'nobody knows since when he drinks',
    options: { change: { hydrationStartedAt: null } },
    result: 'cannot-evaluate',
  },
];
export const fitnessFindingIds = [...fitnessFindings.map(({ finding }) => finding), 'fitness.activity'];
