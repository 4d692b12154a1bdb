import { evaluateRelease, fitnessWindow, type PackKind } from '@lutetia/protocol';
import { calibrationGates, calibratorGates } from '../decide/common.ts';
import { licenceGate } from '../decide/prescription.ts';
import { laneGate } from '../decide/supply.ts';
import { blocks, type Gate } from '../gate.ts';
import { check, gate } from '../make-gate.ts';
import { type LabelRules, labelOf } from '../rules/label.ts';
import { adoptedPack, noneSigned, packInForce, packIsInForce, sourceOf } from '../rules/packs.ts';
import type { Device, Site } from '../site/site.ts';
import { dayIn, instantOf } from '../time.ts';
import { actsOfDevice } from './acts-of-device.ts';
import type { Mending, Need, ReadinessGiven } from './readiness.ts';

type SiteNeed = Pick<Need, 'name' | 'stage' | 'met' | 'acts' | 'gates' | 'mendings' | 'placedBy'>;

const adopt = (kind: PackKind): Mending => ({ type: 'adopt-pack', initial: { kind } });
const adopted = (site: Site, kind: PackKind): Mending | null => {
  const pack = adoptedPack(site, kind)?.pack;
  return pack === undefined ? null : { type: 'adopt-pack', initial: { kind, pack } };
};

const devicesOf = (site: Site, kind: Device['kind']): readonly Device[] =>
  Object.values(site.devices).filter((device) => device.kind === kind && !device.retired);

/** The instrument with the fewest closed gates stands for its kind: one that passes is enough. */
function bestDevice(devices: readonly Device[], gatesOf: (device: Device) => readonly Gate[]) {
  return devices
    .map((device) => ({ device, gates: gatesOf(device) }))
    .toSorted((a, b) => a.gates.filter(blocks).length - b.gates.filter(blocks).length)[0];
}

function deviceNeed(
  name: string,
  best: ReturnType<typeof bestDevice>,
  acts: Need['acts'],
  fresh: Readonly<Record<string, unknown>>,
): SiteNeed {
  const device = best?.device.id;
  const calibrates = best?.gates.some(({ id, result }) => id === 'device.calibrated' && result !== 'pass');
  const usable = best !== undefined && !best.gates.some(blocks);
  return {
    name,
    stage: 'injection',
    acts,
    gates: best?.gates ?? [check('device.known', null)],
    mendings: [
      calibrates || usable
        ? { type: 'record-calibration', initial: { device } }
        : { type: 'register-device', initial: fresh },
    ],
    placedBy: device === undefined ? null : { type: 'record-calibration', initial: { device } },
  };
}

const labelGate = (label: LabelRules | null): Gate =>
  check('directive.product', label === null ? null : true, { label: label?.pack ?? null }, label?.source);

const meterNeed = ({ site, now }: ReadinessGiven): SiteNeed =>
  deviceNeed(
    'survey-meter',
    bestDevice(devicesOf(site, 'survey-meter'), ({ id }) =>
      calibrationGates(id, 'survey-meter', now, { site }),
    ),
    actsOfDevice['survey-meter'],
    { kind: 'survey-meter' },
  );

function calibratorNeeds({ site, now }: ReadinessGiven, label: LabelRules | null): SiteNeed[] {
  const nuclide = label?.nuclide ?? null;
  const gatesOf = ({ id }: Device) =>
    calibratorGates({ device: id, at: now, nuclide, geometry: 'vial' }, { site });
  const isDaily = ({ id }: Gate) => id === 'device.checked-today';
  const acts = actsOfDevice['dose-calibrator'];
  const best = bestDevice(devicesOf(site, 'dose-calibrator'), gatesOf);
  const device = best?.device.id;
  return [
    deviceNeed(
      'dose-calibrator',
      best && { ...best, gates: best.gates.filter((one) => !isDaily(one)) },
      acts,
      { kind: 'dose-calibrator', geometries: ['vial'], ...(nuclide === null ? {} : { nuclides: [nuclide] }) },
    ),
    {
      name: 'daily-check',
      stage: 'dose-day',
      acts,
      gates: best?.gates.filter(isDaily) ?? [check('device.checked-today', null)],
      mendings: device === undefined ? [] : [{ type: 'record-daily-check', initial: { device } }],
      placedBy: device === undefined ? null : { type: 'record-daily-check', initial: { device } },
    },
  ];
}

function laneNeed(site: Site): SiteNeed {
  const lanes = Object.keys(site.lanes).map((id) => laneGate(id, site));
  const open = lanes.find((one) => !blocks(one));
  const lane = (open ?? lanes[0])?.inputs.lane;
  return {
    name: 'lane',
    stage: 'order',
    acts: ['order-dose'],
    gates: [open ?? lanes[0] ?? check('lane.open', null)],
    mendings: [{ type: 'set-lane', initial: typeof lane === 'string' ? { ...site.lanes[lane] } : {} }],
    placedBy: lane === undefined ? null : { type: 'set-lane', initial: { id: lane } },
  };
}

function fitnessNeed({ site, now }: ReadinessGiven): SiteNeed {
  const pack = packInForce(site, 'fitness');
  const today = dayIn(now, site.timeZone);
  // Values of today are as young as values can be: what is not known then is the limit.
  const window = pack === null ? null : fitnessWindow(pack, today, today);
  return {
    name: 'fitness-pack',
    stage: 'injection',
    acts: ['check-fitness', 'time-out'],
    gates: [
      window === null
        ? gate('fitness.labs', 'cannot-evaluate', {}, noneSigned('fitness'))
        : gate('fitness.labs', window.result, {}, sourceOf(window)),
    ],
    mendings: [adopt('fitness')],
    placedBy: adopted(site, 'fitness'),
  };
}

function releaseNeed({ site, now }: ReadinessGiven): SiteNeed {
  const pack = packInForce(site, 'release');
  // A patient who gives off nothing meets every limit: what cannot be evaluated then is the rule.
  const nothing = {
    measurements: [{ at: instantOf(now), distanceM: 1, doseRateUSvPerH: 0 }],
    administeredMBq: 0,
    halfLifeDays: 1,
  };
  return {
    name: 'release-pack',
    stage: 'injection',
    acts: ['release-patient'],
    gates: [gate('release.rule', pack === null ? 'cannot-evaluate' : evaluateRelease(pack, nothing).result)],
    mendings: [adopt('release')],
    placedBy: adopted(site, 'release'),
  };
}

function doseRuleNeed(site: Site): SiteNeed {
  const pack = packInForce(site, 'dose-modification');
  const known = pack !== null && pack.rows.length > 0;
  return {
    name: 'dose-rule-pack',
    stage: 'injection',
    acts: ['check-fitness', 'time-out'],
    gates: [check('fitness.dose-rule', known ? true : null, { pack: pack?.id ?? null, action: null })],
    mendings: [adopt('dose-modification')],
    placedBy: adopted(site, 'dose-modification'),
  };
}

function consentNeed({ consentForms }: Site): SiteNeed {
  const form = consentForms.treatment;
  return {
    name: 'consent-form',
    stage: 'order',
    acts: ['record-consent'],
    gates: [
      check('consent.form-current', form === undefined ? null : true, { current: form?.version ?? null }),
    ],
    mendings: [{ type: 'publish-consent-form', initial: { kind: 'treatment' } }],
    placedBy: { type: 'publish-consent-form', initial: { kind: 'treatment' } },
  };
}

function eligibilityNeed(site: Site): SiteNeed {
  const signed = site.packs.filter(({ kind }) => kind === 'eligibility');
  const inForce = signed.find(({ pack }) => packIsInForce(site, 'eligibility', pack));
  const { pack } = inForce ?? signed[0] ?? { pack: null };
  return {
    name: 'eligibility-pack',
    stage: 'referral',
    acts: ['evaluate-eligibility'],
    gates: [check('pack.adopted', inForce !== undefined, { pack, kind: 'eligibility' })],
    mendings: [adopt('eligibility')],
    placedBy: adopted(site, 'eligibility'),
  };
}

function procedureNeed({ procedure }: Site): SiteNeed {
  const set = procedure === null ? null : true;
  const lineCheck = { validMinutes: procedure?.lineCheckValidMinutes ?? null };
  const timeOut = { validMinutes: procedure?.timeOutValidMinutes ?? null };
  return {
    name: 'procedure',
    stage: 'injection',
    acts: ['time-out', 'start-injection'],
    gates: [check('line.recent', set, lineCheck), check('time-out.recent', set, timeOut)],
    mendings: [{ type: 'set-procedure', initial: {} }],
    placedBy: { type: 'set-procedure', initial: {} },
  };
}

/** No act asks whom patients call; patients do. */
const contactNeed = ({ contact }: Site): SiteNeed => ({
  name: 'contact',
  stage: 'injection',
  met: contact !== undefined,
  acts: [],
  gates: [],
  mendings: [{ type: 'set-contact', initial: { ...contact } }],
  placedBy: { type: 'set-contact', initial: {} },
});

function licenceNeed({ site, now }: ReadinessGiven, label: LabelRules | null): SiteNeed {
  const day = dayIn(now, site.timeZone);
  return {
    name: 'licence',
    stage: 'order',
    acts: ['prescribe'],
    // Which nuclide and how much of it is asked of the licence, the label says.
    gates: [label === null ? labelGate(label) : licenceGate(label.activityMBq, day, label.nuclide, site)],
    mendings: [
      { type: 'set-licence', initial: site.licence ?? (label === null ? {} : { nuclides: [label.nuclide] }) },
    ],
    placedBy: { type: 'set-licence', initial: {} },
  };
}

/** What the site itself must have, in the order in which a new hospital puts it in place. */
export function siteNeeds(given: ReadinessGiven): Need[] {
  const { site } = given;
  const label = labelOf(site);
  const arrival = packInForce(site, 'regulation') === null ? null : true;
  const needs: SiteNeed[] = [
    eligibilityNeed(site),
    {
      name: 'label-pack',
      stage: 'order',
      acts: ['prescribe', 'order-dose'],
      gates: [labelGate(label)],
      mendings: [adopt('label')],
      placedBy: adopted(site, 'label'),
    },
    licenceNeed(given, label),
    consentNeed(site),
    laneNeed(site),
    {
      name: 'regulation-pack',
      stage: 'injection',
      acts: ['receive-dose'],
      gates: [check('receipt.wipe', arrival)],
      mendings: [adopt('regulation')],
      placedBy: adopted(site, 'regulation'),
    },
    fitnessNeed(given),
    doseRuleNeed(site),
    releaseNeed(given),
    procedureNeed(site),
    meterNeed(given),
    ...calibratorNeeds(given, label),
    contactNeed(site),
  ];
  return needs.map((need) => ({ ...need, key: need.name, roles: [], topic: null }));
}
