import type { GateSource } from './gate.ts';
import type { Role } from './vocabulary.ts';

interface GateRule {
  readonly hazard: string | null;
  readonly overridableBy: readonly Role[];
  readonly source: GateSource;
}

const practice = (citation: string, status: GateSource['status'] = 'verified'): GateSource => ({
  citation,
  version: '1',
  status,
});

const process = practice('Lutetia hazard log');
const directiveLaw = practice('10 CFR 35.40, 35.41; NRC Information Notice 2024-04 (ML24138A129)');
const currency = practice(
  'US 7,630,907 B2 and 8,175,890 B2: no step without current training and calibration',
);

const nobody: readonly Role[] = [];
const physician: readonly Role[] = ['physician'];

/** Hazard, source and override of each gate. A rule that comes from a pack brings the pack's source instead. */
export const gateRules = {
  'course.not-ended': { hazard: 'H-19', overridableBy: nobody, source: process },
  'course.not-held': { hazard: 'H-11', overridableBy: nobody, source: process },
  'facts.not-in-future': { hazard: 'H-22', overridableBy: nobody, source: process },
  'facts.not-in-past': { hazard: 'H-22', overridableBy: nobody, source: process },
  'facts.in-order': { hazard: 'H-22', overridableBy: nobody, source: process },
  'operator.training': { hazard: 'H-14', overridableBy: nobody, source: currency },
  'device.known': { hazard: 'H-13', overridableBy: nobody, source: currency },
  'device.calibrated': { hazard: 'H-13', overridableBy: nobody, source: currency },
  'device.nuclide': { hazard: 'H-13', overridableBy: nobody, source: currency },
  'device.geometry': { hazard: 'H-13', overridableBy: nobody, source: currency },
  'device.checked-today': { hazard: 'H-13', overridableBy: nobody, source: currency },
  'pack.adopted': { hazard: 'H-23', overridableBy: nobody, source: process },

  'pet.draft-exists': { hazard: 'H-12', overridableBy: nobody, source: process },
  'pet.signed': { hazard: 'H-12', overridableBy: nobody, source: process },
  'history.recorded': { hazard: 'H-21', overridableBy: nobody, source: process },
  'eligibility.evaluated': { hazard: 'H-12', overridableBy: nobody, source: process },
  'eligibility.current': { hazard: 'H-12', overridableBy: nobody, source: process },
  'eligibility.eligible': { hazard: 'H-12', overridableBy: physician, source: process },
  'board.treat': { hazard: 'H-12', overridableBy: nobody, source: process },

  'consent.form-current': { hazard: 'H-16', overridableBy: nobody, source: process },
  'consent.language-understood': { hazard: 'H-16', overridableBy: nobody, source: process },
  'consent.copy-given': { hazard: 'H-16', overridableBy: physician, source: process },
  'consent.treatment': { hazard: 'H-16', overridableBy: nobody, source: process },
  'estimate.exists': { hazard: 'H-17', overridableBy: nobody, source: process },
  'estimate.in-force': { hazard: 'H-17', overridableBy: nobody, source: process },
  'cover.in-force': { hazard: 'H-17', overridableBy: nobody, source: process },
  'order.estimate-accepted': { hazard: 'H-17', overridableBy: ['manager'], source: process },
  'order.covered': { hazard: 'H-17', overridableBy: ['manager'], source: process },

  'directive.product': { hazard: 'H-02', overridableBy: nobody, source: directiveLaw },
  'licence.covers': { hazard: 'H-26', overridableBy: nobody, source: process },
  'directive.activity-by-label': { hazard: 'H-03', overridableBy: physician, source: process },
  'directive.not-raised': { hazard: 'H-25', overridableBy: nobody, source: process },
  'directive.method-allowed': { hazard: 'H-03', overridableBy: nobody, source: process },
  'directive.cycle': { hazard: 'H-25', overridableBy: nobody, source: process },
  'directive.interval': { hazard: 'H-25', overridableBy: physician, source: process },
  'directive.dose-rule': { hazard: 'H-25', overridableBy: nobody, source: process },
  'directive.validity': { hazard: 'H-05', overridableBy: nobody, source: directiveLaw },
  'directive.live': { hazard: 'H-05', overridableBy: nobody, source: directiveLaw },
  'directive.not-expired': { hazard: 'H-05', overridableBy: nobody, source: directiveLaw },

  'order.none-live': { hazard: 'H-04', overridableBy: nobody, source: process },
  'order.live': { hazard: 'H-09', overridableBy: nobody, source: process },
  'order.named': { hazard: 'H-09', overridableBy: nobody, source: process },
  'order.inside-shelf-life': { hazard: 'H-10', overridableBy: nobody, source: process },
  'order.arrives-in-time': { hazard: 'H-09', overridableBy: ['radiopharmacist'], source: process },
  'lane.open': { hazard: 'H-09', overridableBy: nobody, source: process },
  'lane.cut-off': { hazard: 'H-09', overridableBy: ['radiopharmacist'], source: process },

  'receipt.product': {
    hazard: 'H-02',
    overridableBy: nobody,
    source: practice('NRC event 230424 (ML24274A035): wrong ¹⁷⁷Lu product'),
  },
  'receipt.order-reference': { hazard: 'H-01', overridableBy: nobody, source: process },
  'receipt.consignee': { hazard: 'H-26', overridableBy: nobody, source: process },
  'receipt.licence': { hazard: 'H-26', overridableBy: nobody, source: process },
  'receipt.seal': { hazard: 'H-08', overridableBy: ['radiopharmacist'], source: process },
  'receipt.surface-dose-rate': { hazard: 'H-08', overridableBy: ['radiopharmacist'], source: process },
  'receipt.transport-index': { hazard: 'H-08', overridableBy: ['radiopharmacist'], source: process },
  'receipt.wipe': { hazard: 'H-08', overridableBy: nobody, source: process },
  'receipt.lot-not-recalled': {
    hazard: 'H-18',
    overridableBy: nobody,
    source: practice('NRC ENS 55441: supplier mislabelled a batch'),
  },
  'receipt.expiry': { hazard: 'H-10', overridableBy: nobody, source: process },
  'receipt.activity': {
    hazard: 'H-03',
    overridableBy: ['radiopharmacist'],
    source: practice('NRC ENS 55947: 5.1 GBq delivered for 2.2 GBq ordered'),
  },
  'receipt.volume': { hazard: 'H-03', overridableBy: ['radiopharmacist'], source: process },
  'receipt.calibration-as-ordered': { hazard: 'H-22', overridableBy: ['radiopharmacist'], source: process },

  'dose.present': { hazard: 'H-02', overridableBy: nobody, source: process },
  'dose.quarantined': { hazard: 'H-08', overridableBy: nobody, source: process },
  'dose.acceptable': { hazard: 'H-08', overridableBy: nobody, source: process },
  'dose.not-used': { hazard: 'H-19', overridableBy: nobody, source: process },
  'dose.accepted': { hazard: 'H-08', overridableBy: nobody, source: process },
  'dose.product': {
    hazard: 'H-02',
    overridableBy: nobody,
    source: practice('NRC event 230424 (ML24274A035): wrong ¹⁷⁷Lu product'),
  },
  'dose.not-recalled': {
    hazard: 'H-18',
    overridableBy: nobody,
    source: practice('NRC ENS 55441: supplier mislabelled a batch'),
  },
  'dose.assayed': { hazard: 'H-03', overridableBy: nobody, source: directiveLaw },
  'dose.activity-now': { hazard: 'H-03', overridableBy: nobody, source: process },
  'dose.not-expired': { hazard: 'H-10', overridableBy: nobody, source: process },

  'fitness.identity': {
    hazard: 'H-01',
    overridableBy: nobody,
    source: practice('10 CFR 35.41: identity verified before each administration'),
  },
  'fitness.labs': { hazard: 'H-11', overridableBy: physician, source: process },
  'fitness.dose-rule': { hazard: 'H-11', overridableBy: physician, source: process },
  'fitness.activity': { hazard: 'H-25', overridableBy: nobody, source: process },
  'fitness.obstruction': {
    hazard: 'H-11',
    overridableBy: physician,
    source: practice('EANM practice (PMC8071500): urinary obstruction resolved first'),
  },
  'fitness.ecog': { hazard: 'H-11', overridableBy: physician, source: process },
  'fitness.hydration': {
    hazard: 'H-11',
    overridableBy: physician,
    source: practice('US label counselling: hydration', 'unverified'),
  },
  'fitness.today': { hazard: 'H-11', overridableBy: nobody, source: process },
  'fitness.fit': { hazard: 'H-11', overridableBy: physician, source: process },

  'line.checked': { hazard: 'H-06', overridableBy: nobody, source: process },
  'line.flushes': { hazard: 'H-06', overridableBy: nobody, source: process },
  'line.recent': { hazard: 'H-06', overridableBy: nobody, source: process },
  'identity.patient-code': { hazard: 'H-01', overridableBy: nobody, source: directiveLaw },
  'identity.directive-code': {
    hazard: 'H-04',
    overridableBy: nobody,
    source: practice('NRC ENS 56972: two orders, 200 and 100 mCi; 200 mCi given'),
  },
  'identity.vial-code': { hazard: 'H-02', overridableBy: nobody, source: directiveLaw },
  'room.ready': { hazard: 'H-06', overridableBy: nobody, source: process },
  'witness.different': { hazard: 'H-01', overridableBy: nobody, source: process },
  'witness.role': { hazard: 'H-14', overridableBy: nobody, source: process },
  'witness.training': { hazard: 'H-14', overridableBy: nobody, source: currency },
  'time-out.done': { hazard: 'H-01', overridableBy: nobody, source: directiveLaw },
  'time-out.recent': { hazard: 'H-01', overridableBy: nobody, source: process },
  'time-out.directive-unchanged': {
    hazard: 'H-04',
    overridableBy: nobody,
    source: practice('NRC ENS 56972: two orders, 200 and 100 mCi; 200 mCi given'),
  },
  'injection.not-started': { hazard: 'H-19', overridableBy: nobody, source: process },
  'method.as-prescribed': { hazard: 'H-07', overridableBy: nobody, source: directiveLaw },
  'method.set-up': {
    hazard: 'H-07',
    overridableBy: nobody,
    source: practice('NRC ENS 57736: gravity set-up did not flow; ENS 57953: a three-way loosened'),
  },
  'method.flow-seen': {
    hazard: 'H-07',
    overridableBy: nobody,
    source: practice('NRC ENS 57736: gravity set-up did not flow'),
  },
  'injection.running': { hazard: 'H-07', overridableBy: nobody, source: process },
  'injection.not-paused': { hazard: 'H-07', overridableBy: nobody, source: process },
  'injection.paused': { hazard: 'H-07', overridableBy: nobody, source: process },
  'injection.started': { hazard: 'H-07', overridableBy: nobody, source: process },
  'injection.stopped': { hazard: 'H-07', overridableBy: nobody, source: process },
  'resume.flow-seen': {
    hazard: 'H-06',
    overridableBy: nobody,
    source: practice('NRC ENS 55782: a leak two minutes after the start'),
  },
  'residual.vial-measured': {
    hazard: 'H-07',
    overridableBy: nobody,
    source: practice('NRC ENS 57736, 55782: vial and tubing assayed after the stop'),
  },
  'residual.plausible': { hazard: 'H-07', overridableBy: nobody, source: process },

  'delivery.confirmed': { hazard: 'H-07', overridableBy: nobody, source: process },
  'release.measured': { hazard: 'H-15', overridableBy: nobody, source: process },
  'release.reading': { hazard: 'H-15', overridableBy: nobody, source: process },
  'release.rule': { hazard: 'H-15', overridableBy: ['physicist'], source: process },
  'instructions.language': {
    hazard: 'H-16',
    overridableBy: ['physicist', 'physician', 'technologist'],
    source: process,
  },
  'release.done': { hazard: 'H-15', overridableBy: nobody, source: process },

  'dose-rule.evaluated': { hazard: 'H-25', overridableBy: nobody, source: process },
  'dose-rule.current': { hazard: 'H-21', overridableBy: nobody, source: process },
  'dose-rule.followed': { hazard: 'H-25', overridableBy: physician, source: process },
  'cycles.remaining': { hazard: 'H-25', overridableBy: nobody, source: process },
  'course.held': { hazard: null, overridableBy: nobody, source: process },
  'correction.target': { hazard: 'H-19', overridableBy: nobody, source: process },
  'correction.role': { hazard: 'H-19', overridableBy: nobody, source: process },

  'site.device-unknown': { hazard: 'H-13', overridableBy: nobody, source: process },
  'site.device-new': { hazard: 'H-13', overridableBy: nobody, source: process },
  'site.pack-exists': { hazard: 'H-23', overridableBy: nobody, source: process },
  'site.pack-adopted': { hazard: 'H-23', overridableBy: nobody, source: process },
  'site.local-value-allowed': { hazard: 'H-23', overridableBy: nobody, source: process },
  'site.dates-in-order': { hazard: 'H-22', overridableBy: nobody, source: process },

  'person.no-course-under-way': { hazard: 'H-19', overridableBy: nobody, source: process },
  'person.retention-over': { hazard: 'H-19', overridableBy: nobody, source: process },
} as const satisfies Record<string, GateRule>;

export type GateId = keyof typeof gateRules;
export const gateIds = Object.keys(gateRules) as GateId[];
