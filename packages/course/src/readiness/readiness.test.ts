import { type ExampleUserKey, exampleUsers } from '@lutetia/example';
import { describe, expect, it } from 'vitest';
import { type CommandType, commands, emptySite, type Role, type Site } from '../index.ts';
import { type ActOptions, act, before, doseDay, onDoseDay, siteOn } from '../test-course.ts';
import { isReady, readinessOf } from './readiness.ts';
import { actsOfStage } from './stages.ts';

const site: Site = { ...siteOn(doseDay), contact: { phone: '+86 21 0000 0000', email: null } };
const people = (Object.keys(exampleUsers) as ExampleUserKey[]).map((id) => ({
  id,
  roles: exampleUsers[id].roles as readonly Role[],
}));
const now = onDoseDay('08:00');
const at = (change: Partial<Site>) => readinessOf({ now, site: { ...site, ...change }, people });
const missing = (change: Partial<Site>) => at(change).flatMap(({ key, ready }) => (ready ? [] : [key]));

const without = (kind: string): Partial<Site> => ({ packs: site.packs.filter((one) => one.kind !== kind) });
const devicesWithout = (kind: string): Partial<Site> => ({
  devices: Object.fromEntries(Object.entries(site.devices).filter(([, one]) => one.kind !== kind)),
});
const trainingWithout = (topic: string, but = ''): Partial<Site> => ({
  training: Object.fromEntries(
    Object.entries(site.training).map(([user, topics]) => [
      user,
      Object.fromEntries(Object.entries(topics).filter(([one]) => one !== topic || user === but)),
    ]),
  ),
});

/** The gates that stay closed when the script's act is tried at such a site. */
const closed = (change: Partial<Site>, type: CommandType, options: ActOptions = {}): string[] =>
  act(before(type), type, { site: change, ...options }).refused.map(({ id }) => id);
/** What is found wrong with the package on arrival: it goes into quarantine. */
const arrival = (change: Partial<Site>): unknown =>
  act(before('receive-dose'), 'receive-dose', { site: change }).recorded[0]?.body.findings;
/** What the check of fitness could not judge. */
const undecided = (change: Partial<Site>): string[] => {
  const { recorded } = act(before('check-fitness'), 'check-fitness', { site: change });
  const findings = recorded[0]?.body.findings as { id: string; result: string }[];
  return findings.flatMap(({ id, result }) => (result === 'pass' ? [] : [id]));
};

const mayGive =
  (type: CommandType) =>
  ({ roles }: { roles: readonly Role[] }): boolean =>
    commands[type].roles.some((role) => roles.includes(role));

interface Removal {
  readonly takes: string;
  readonly key: string;
  readonly change: Partial<Site>;
  /** Gates that then stop the act, as the act itself says. */
  readonly stopped: (change: Partial<Site>) => unknown;
  /** More that rests on it. */
  readonly also?: readonly string[];
}

const calibrator = site.devices['cal-1'];
const removals: readonly Removal[] = [
  {
    takes: 'every eligibility pack',
    key: 'eligibility-pack',
    change: without('eligibility'),
    stopped: (change) => closed(change, 'evaluate-eligibility'),
  },
  {
    takes: 'the label',
    key: 'label-pack',
    change: without('label'),
    stopped: (change) => closed(change, 'prescribe'),
    also: ['licence', 'dose-calibrator'],
  },
  {
    takes: 'the version of the label that was signed',
    key: 'label-pack',
    change: {
      packs: site.packs.map((one) => (one.kind === 'label' ? { ...one, version: '0.9.0' } : one)),
    },
    stopped: (change) => closed(change, 'prescribe'),
    also: ['licence', 'dose-calibrator'],
  },
  {
    takes: 'the licence',
    key: 'licence',
    change: { licence: null },
    stopped: (change) => closed(change, 'prescribe'),
  },
  {
    takes: 'the licence’s last day',
    key: 'licence',
    change: { licence: site.licence && { ...site.licence, validUntil: '2026-09-01' } },
    stopped: (change) => closed(change, 'prescribe'),
  },
  {
    takes: 'the consent form',
    key: 'consent-form',
    change: { consentForms: {} },
    stopped: (change) => closed(change, 'record-consent'),
  },
  {
    takes: 'every lane',
    key: 'lane',
    change: { lanes: {} },
    stopped: (change) => closed(change, 'order-dose'),
  },
  {
    takes: 'what lets lanes take orders',
    key: 'lane',
    change: {
      lanes: Object.fromEntries(
        Object.entries(site.lanes).map(([id, lane]) => [id, { ...lane, open: false }]),
      ),
    },
    stopped: (change) => closed(change, 'order-dose'),
  },
  {
    takes: 'the law on packages',
    key: 'regulation-pack',
    change: without('regulation'),
    stopped: arrival,
  },
  {
    takes: 'the age of blood values',
    key: 'fitness-pack',
    change: without('fitness'),
    stopped: undecided,
  },
  {
    takes: 'the dose rule',
    key: 'dose-rule-pack',
    change: without('dose-modification'),
    stopped: undecided,
  },
  {
    takes: 'the rows that the country’s dose rule lacks',
    key: 'dose-rule-pack',
    change: { localValues: site.localValues.filter(({ kind }) => kind !== 'dose-modification') },
    stopped: undecided,
  },
  {
    takes: 'the release rule',
    key: 'release-pack',
    change: without('release'),
    stopped: (change) => closed(change, 'release-patient'),
  },
  {
    takes: 'the limit that the country’s release rule lacks',
    key: 'release-pack',
    change: { localValues: site.localValues.filter(({ kind }) => kind !== 'release') },
    stopped: (change) => closed(change, 'release-patient'),
  },
  {
    takes: 'the procedure',
    key: 'procedure',
    change: { procedure: null },
    stopped: (change) => [...closed(change, 'time-out'), ...closed(change, 'start-injection')],
  },
  {
    takes: 'the survey meters',
    key: 'survey-meter',
    change: devicesWithout('survey-meter'),
    stopped: (change) => closed(change, 'receive-dose'),
  },
  {
    takes: 'the dose calibrator',
    key: 'dose-calibrator',
    change: devicesWithout('dose-calibrator'),
    stopped: (change) => closed(change, 'assay-dose'),
    also: ['daily-check'],
  },
  {
    takes: 'its calibration',
    key: 'dose-calibrator',
    change: calibrator ? { devices: { ...site.devices, 'cal-1': { ...calibrator, calibration: null } } } : {},
    stopped: (change) => closed(change, 'assay-dose'),
  },
  {
    takes: 'its check of the day',
    key: 'daily-check',
    change: calibrator ? { devices: { ...site.devices, 'cal-1': { ...calibrator, lastCheck: null } } } : {},
    stopped: (change) => closed(change, 'assay-dose'),
  },
  ...(
    [
      ['receipt-of-packages', 'receive-dose'],
      ['dose-calibrator', 'assay-dose'],
      ['radiation-safety', 'measure-dose-rate'],
      ['patient-release', 'release-patient'],
    ] as const
  ).map(([topic, type]) => ({
    takes: `everybody’s training ${topic}`,
    key: `training ${topic}`,
    change: trainingWithout(topic),
    stopped: (change: Partial<Site>) => closed(change, type),
  })),
  {
    takes: 'everybody’s training at the dose',
    key: 'training radioligand-administration',
    change: trainingWithout('radioligand-administration'),
    stopped: (change) => closed(change, 'start-injection'),
    also: ['second-person'],
  },
];

describe('a hospital that the page calls ready', () => {
  it('has nothing missing, and its first course goes through every gate of the site', () => {
    expect(missing({})).toEqual([]);
    expect(isReady(at({}))).toBe(true);
    for (const type of Object.values(actsOfStage).flat()) expect(closed({}, type), type).toEqual([]);
    expect(arrival({})).toEqual([]);
    expect(undecided({})).toEqual([]);
  });

  it.each(removals)('without $takes is not ready: it names $key', (removal) => {
    const named = missing(removal.change);
    expect(named.toSorted()).toEqual([removal.key, ...(removal.also ?? [])].toSorted());
    const item = at(removal.change).find(({ key }) => key === removal.key);
    const open = item?.gates.filter(({ result }) => result !== 'pass').map(({ id }) => id);
    expect(open?.length).toBeGreaterThan(0);
    // The act says the same as the page: each gate that the page names stops it.
    expect(removal.stopped(removal.change)).toEqual(expect.arrayContaining(open ?? []));
    expect(isReady(at(removal.change))).toBe(removal.key === 'daily-check');
  });

  it('with one trained person alone lacks the second who verifies', () => {
    const change = trainingWithout('radioligand-administration', 'technologist');
    expect(missing(change)).toEqual(['second-person']);
    expect(closed(change, 'time-out', { witness: 'physician' })).toContain('witness.training');
  });

  it('without a telephone that patients call is ready, and names it', () => {
    const { contact: _, ...silent } = site;
    const items = readinessOf({ now, site: silent, people });
    expect(items.filter(({ ready }) => !ready)).toMatchObject([{ key: 'contact', acts: [], gates: [] }]);
    expect(isReady(items)).toBe(true);
  });

  it.each(['physician', 'physicist'] as const)(
    'without a %s names the role, and the acts that nobody may give',
    (role) => {
      const left = people.filter(({ roles }) => !roles.includes(role));
      const item = readinessOf({ now, site, people: left }).find(({ key }) => key === `people ${role}`);
      expect(item).toMatchObject({ ready: false });
      expect(item?.acts.length).toBeGreaterThan(0);
      for (const type of item?.acts ?? []) expect(left.some(mayGive(type)), type).toBe(false);
    },
  );

  it('with somebody in every role that it names has somebody for every act', () => {
    const named = at({}).flatMap(({ name, roles }) => (name === 'people' ? [roles] : []));
    for (const type of Object.values(actsOfStage).flat()) {
      expect(
        named.some((set) => set.every((role) => mayGive(type)({ roles: [role] }))),
        type,
      ).toBe(true);
    }
  });
});

it('every item can be taken away in a test', () => {
  const tried = new Set([...removals.map(({ key }) => key), 'second-person', 'contact']);
  expect(at({}).flatMap(({ key, name }) => (tried.has(key) || name === 'people' ? [] : [key]))).toEqual([]);
});

it('a new hospital misses everything, in the order in which it is needed', () => {
  const items = readinessOf({ now, site: emptySite('new'), people: [] });
  expect(items.filter(({ ready }) => ready)).toEqual([]);
  expect(items.map(({ stage, key }) => `${stage}: ${key}`)).toMatchInlineSnapshot(`
    [
      "referral: people physician",
      "referral: eligibility-pack",
      "order: people coordinator manager",
      "order: people radiopharmacist coordinator",
      "order: label-pack",
      "order: licence",
      "order: consent-form",
      "order: lane",
      "injection: people radiopharmacist technologist",
      "injection: people physicist",
      "injection: regulation-pack",
      "injection: fitness-pack",
      "injection: dose-rule-pack",
      "injection: release-pack",
      "injection: procedure",
      "injection: survey-meter",
      "injection: dose-calibrator",
      "injection: contact",
      "injection: training radiation-safety",
      "injection: training dose-calibrator",
      "injection: training radioligand-administration",
      "injection: training receipt-of-packages",
      "injection: training patient-release",
      "injection: second-person",
      "dose-day: daily-check",
    ]
  `);
});
