import { currentCycle, openCourse } from '@lutetia/course';
import { courseScript, dailyCheck, examplePeople, playCourse, playSite, siteScript } from '@lutetia/example';
import { evaluateEligibility, getPack, listPacks, parseEligibilityCase } from '@lutetia/protocol';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import enApp from '../../locales/en/app.json' with { type: 'json' };
import en from '../../locales/en/course.json' with { type: 'json' };
import zhApp from '../../locales/zh/app.json' with { type: 'json' };
import zh from '../../locales/zh/course.json' with { type: 'json' };
import { type Speech, sayInputs, sayName, sayRoles, sayValue } from './describe.ts';
import { eventLines, sayEvent } from './describe-event.ts';
import { gateSentence } from './gate-sentence.ts';
import { labRows } from './lab-rows.ts';
import { prefill } from './prefill.ts';
import { sayOrder } from './say-order.ts';

const doseDay = '2026-09-15';
const person = examplePeople[0];
if (!person) throw new Error('no example person');
const site = playSite([...siteScript('2026-11-24', (key) => key), dailyCheck(doseDay)]);
const { course, events } = playCourse(
  '11111111-2222-4333-8444-555555555555',
  courseScript({ person, doseDay, cycles: 1 }),
  { ageYears: 72, patientCodes: ['DEMO-0001'], site },
);

async function speech(language: 'en' | 'zh'): Promise<Speech> {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: { en: { app: enApp, course: en }, zh: { app: zhApp, course: zh } },
  });
  return {
    t: i18n.t,
    exists: (key) => i18n.exists(key),
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    zone: 'Asia/Shanghai',
  };
}

describe.each(['en', 'zh'] as const)('a whole course in %s', (language) => {
  test('reads in plain words: no key, no variable, no raw instant is left', async () => {
    const say = await speech(language);
    for (const { type, body } of events) {
      const sentence = sayEvent(type, body, say);
      expect(sentence, type).not.toMatch(/\{\{|course\.|undefined|T\d\d:\d\d/);
      for (const { label, value } of eventLines(type, body, say)) {
        expect(label, type).not.toMatch(/field\.|fieldIn\./);
        expect(value, `${type} ${label}`).not.toMatch(/T\d\d:\d\d|undefined|\[object/);
      }
    }
  });
});

test('a form that acts on the order says which it is, and no other form does', async () => {
  const ordered = { ...course, currentCycle: 1 };
  const { order } = currentCycle(ordered);
  if (order === null) throw new Error('the example course has an order');
  const [en, zh] = [await speech('en'), await speech('zh')];
  for (const type of ['confirm-order', 'cancel-order', 'record-milestone', 'report-missing-dose'] as const) {
    expect(sayOrder(type, ordered, en)).toContain(`About the order ${order.reference}: `);
    expect(sayOrder(type, ordered, zh)).toContain(order.reference);
  }
  expect(sayOrder('receive-dose', ordered, en)).toBeNull();
  expect(sayOrder('cancel-order', openCourse('nothing-ordered'), en)).toBeNull();
});

test('an activity is said in GBq and mCi, an instant in the hospital’s zone', async () => {
  const say = await speech('en');
  const prescribed = events.find(({ type }) => type === 'course.prescribed');
  expect(sayEvent('course.prescribed', prescribed?.body ?? {}, say)).toMatch(
    /7\.4 GBq \(200 mCi\).*10:00.*GMT\+8/,
  );
});

test.each([
  ['en', /net dose rate at 1 m 17\.8 µSv\/h/],
  ['zh', /1 米处净剂量率 17\.8 µSv\/h/],
] as const)('a release says the net dose rate that it rests on, in %s', async (language, words) => {
  const say = await speech(language);
  const released = events.find(({ type }) => type === 'course.patient-released');
  expect(sayEvent('course.patient-released', released?.body ?? {}, say)).toMatch(words);
  const unmeasured = sayEvent('course.patient-released', { ...released?.body, doseRateUSvPerH: null }, say);
  expect(unmeasured).toContain(say.t('course:page.not-known'));
});

test('what is not known is said to be so, never zero', async () => {
  const say = await speech('en');
  expect(sayValue('activityMBq', null, say)).toBe('not known');
  expect(sayValue('activityMBq', 0, say)).toBe('0 MBq (0 mCi)');
});

test('a gate says its three answers differently', async () => {
  const say = await speech('zh');
  const inputs = { verdict: 'unfit' };
  const sentences = (['pass', 'fail', 'cannot-evaluate'] as const).map((result) =>
    gateSentence({ id: 'fitness.fit', result, inputs }, say),
  );
  expect(new Set(sentences).size).toBe(3);
  expect(sentences[2]).toContain('无法判定');
});

test.each([
  ['en', /Not above background \(0\.12 µSv\/h against 0\.15 µSv\/h\)/],
  ['zh', /未高于本底（读数 0\.12 µSv\/h，本底 0\.15 µSv\/h）/],
] as const)('a reading within the noise says so in %s', async (language, sentence) => {
  const inputs = { reads: 'not-above-background', doseRateUSvPerH: 0.12, backgroundUSvPerH: 0.15 };
  const say = await speech(language);
  expect(gateSentence({ id: 'release.reading', result: 'pass', inputs }, say)).toMatch(sentence);
  const missing = {
    id: 'release.reading',
    result: 'cannot-evaluate',
    inputs: { reads: 'background-missing' },
  } as const;
  expect(gateSentence(missing, say)).not.toBe(
    gateSentence({ ...missing, inputs: { reads: 'below-background' } }, say),
  );
});

test('the form knows what the course knows, and leaves open what is read at the bedside', () => {
  const now = '2026-10-27T10:00:00+08:00';
  expect(prefill('time-out', course, site, now)).toEqual({});
  expect(prefill('check-fitness', course, site, now)).toEqual({});
  expect(prefill('prescribe', course, site, now)).toMatchObject({
    cycle: 2,
    product: 'lu-177-vipivotide-tetraxetan',
    activityMBq: 7400,
  });
  const receipt = prefill('receive-dose', course, site, now);
  for (const read of ['vialCode', 'lot', 'orderReferenceOnLabel', 'productLabel', 'calibrationActivityMBq']) {
    expect(receipt).not.toHaveProperty(read);
  }
  expect(prefill('stop-injection', course, site, now)).toEqual({ stoppedAt: now });
  expect(prefill('record-labs', course, site, now)).not.toHaveProperty('psaNgPerMl');
});

test('blood values stand in rows with their grades', () => {
  const last = course.labs.at(-1);
  if (!last) throw new Error('no blood values');
  const rows = labRows([{ ...last, haemoglobinGPerL: 85, haemoglobinLlnGPerL: 130, psaNgPerMl: 0 }]);
  const value = (name: string) => rows.find((row) => row.name === name)?.values[0];
  // CTCAE v5: anaemia grade 2 is below 100 down to 80 g/L.
  expect(value('haemoglobinGPerL')).toEqual({ value: 85, grade: 2 });
  expect(value('psaNgPerMl')).toEqual({ value: 0, grade: null });
  expect(labRows([{ ...last, ldhUPerL: null }]).some(({ name }) => name === 'ldhUPerL')).toBe(false);
  expect(currentCycle(course).number).toBe(2);
});

test('the rows of the label’s table that fired are said in words', async () => {
  const fired = 'myelosuppression-grade-2, dry-mouth-grade-2';
  expect(sayInputs({ fired }, await speech('en')).fired).toBe(
    'Myelosuppression of grade 2, Dry mouth of grade 2',
  );
  expect(sayInputs({ fired }, await speech('zh')).fired).not.toContain('grade');
});

test('several findings are one sentence, parted as the language parts them', async () => {
  const found = 'receipt.product, receipt.seal';
  const [zhSay, enSay] = [await speech('zh'), await speech('en')];
  expect(sayValue('findings', found, zhSay)).toMatch(/^[^。,]+；[^。,]+$/);
  expect(sayValue('findings', found, enSay)).toMatch(/^[^.]+; [^.]+$/);
  expect(sayValue('actions', 'raised, cooled', zhSay)).toBe('raised, cooled');
});

const inputNames = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(inputNames)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [name, ...inputNames(inner)])
      : [];

test.each(['en', 'zh'] as const)(
  'what eligibility was judged on is said in words in %s',
  async (language) => {
    const say = await speech(language);
    const judged = course.eligibility?.criteria ?? [];
    const unknown = listPacks().flatMap(({ kind, id }) =>
      kind === 'eligibility' ? evaluateEligibility(parseEligibilityCase({}), getPack(kind, id)).criteria : [],
    );
    const inputs = [...judged, ...unknown].flatMap((criterion) => Object.entries(criterion.inputs));
    expect(inputs.length).toBeGreaterThan(judged.length);
    for (const [name, value] of inputs) {
      for (const inner of [name, ...inputNames(value)]) {
        expect(sayName(inner, say), `no words for ${inner}`).not.toBe(inner);
      }
      expect(sayValue(name, value, say), name).not.toMatch(/[{}"]|\[object|cannot-evaluate/);
    }
  },
);

test('each item of an estimate is in the currency of the whole, not in its smallest unit', async () => {
  const estimate = events.find(({ type }) => type === 'course.estimate-issued');
  if (!estimate) throw new Error('no estimate');
  const items = eventLines(estimate.type, estimate.body, await speech('en')).filter(({ label }) =>
    /Amount$/.test(label),
  );
  expect(items.length).toBeGreaterThan(1);
  for (const { value, label } of items) expect(value, label).toMatch(/CNY/);
});

test('a correction shows its entry as that entry is shown', async () => {
  const say = await speech('en');
  const labs = events.find(({ type }) => type === 'course.labs-recorded');
  if (!labs) throw new Error('no blood values');
  const body = { version: 4, body: { ...labs.body, haemoglobinGPerL: 97 }, reason: 'Typed wrongly' };
  const lines = eventLines('course.corrected', body, say, labs.type);
  expect(lines).toContainEqual({ label: 'Haemoglobin', value: '97 g/L' });
  expect(lines.at(-1)).toEqual({ label: 'Reason', value: 'Typed wrongly' });
  for (const { value } of lines) expect(value).not.toMatch(/[{}]/);
});

test.each([
  ['en', 'The patient is not fit: ECOG 3 is above 2; There is a urinary obstruction.'],
  ['zh', '患者不适合给药：ECOG 3 高于 2；存在尿路梗阻。'],
] as const)('who is not fit is not fit for what was found, in %s', async (language, sentence) => {
  const inputs = {
    verdict: 'unfit',
    ecog: 3,
    limit: 2,
    findings: 'fitness.ecog, fitness.obstruction',
    undecided: '',
  };
  expect(gateSentence({ id: 'fitness.fit', result: 'fail', inputs }, await speech(language))).toBe(sentence);
});

test.each([
  ['en', /cannot be evaluated: When hydration began is not known\.$/],
  ['zh', /无法判定：开始水化的时间不详。$/],
] as const)('what cannot be judged is named as not known, in %s', async (language, sentence) => {
  const inputs = { startedAt: null, findings: '', undecided: 'fitness.hydration' };
  const gate = { id: 'fitness.fit', result: 'cannot-evaluate', inputs } as const;
  expect(gateSentence(gate, await speech(language))).toMatch(sentence);
});

test('two instants of one minute are told apart by their seconds; others need none', async () => {
  const say = await speech('en');
  const at = (earlier: string, later: string) =>
    gateSentence(
      { id: 'facts.in-order', result: 'fail', inputs: { field: 'pausedAt', earlier, later } },
      say,
    );
  expect(at('2026-09-15T12:31:40Z', '2026-09-15T20:31:00+08:00')).toMatch(/20:31:00 .*20:31:40 /);
  expect(at('2026-09-15T12:32:00Z', '2026-09-15T12:31:00Z')).not.toMatch(/\d:\d\d:\d\d/);
});

test('a release above the limit names value, limit, rule and when it will be met', async () => {
  const inputs = {
    rule: 'dose-rate-1m',
    value: 31,
    limit: 25,
    unit: 'µSv/h',
    expectedAt: '2026-09-15T08:40:00Z',
  };
  const sentence = gateSentence({ id: 'release.rule', result: 'fail', inputs }, await speech('en'));
  expect(sentence).toMatch(/dose rate at 1 m.*31 µSv\/h, limit 25 µSv\/h.*16:40/);
  const unknown = { ...inputs, expectedAt: null };
  expect(gateSentence({ id: 'release.rule', result: 'fail', inputs: unknown }, await speech('en'))).toMatch(
    /not known/,
  );
});

test.each(['en', 'zh'] as const)(
  'an assay that smells of another unit is said with both numbers in %s',
  async (language) => {
    const say = await speech(language);
    const inputs = {
      measuredMBq: 7.4,
      activityMBq: 7.3,
      directiveMBq: 7400,
      deviationPercent: -99.9,
      tolerancePercent: 10,
      at: '2026-09-15T02:00:00Z',
      timesApart: 1000,
    };
    const said = say.t('course:prompt.assay-implausible', sayInputs(inputs, say));
    expect(said).toContain('7.4 MBq (0.2 mCi)');
    expect(said).toContain('7.4 GBq (200 mCi)');
    expect(said).toContain('99.9 %');
    expect(said).not.toContain('{{');
  },
);

test('roles are one list in the language of the page', async () => {
  expect(sayRoles(['radiopharmacist', 'physician'], await speech('zh'))).toMatch(/^[^,]+、[^,]+$/);
  expect(sayRoles(['radiopharmacist', 'physician'], await speech('en'))).toMatch(/^[^,]+, [^,]+$/);
});

test.each([
  ['en', 47, '47 h overdue'],
  ['en', 48, '2 days overdue'],
  ['en', 325, '13 days overdue'],
  ['zh', 47, '已逾期 47 小时'],
  ['zh', 325, '已逾期 13 天'],
] as const)('a dose %s, %d hours late: %s', async (language, hours, said) => {
  const say = await speech(language);
  expect(say.t('course:prompt.dose-not-arrived', sayInputs({ reference: 'DO-1', hours }, say))).toContain(
    said,
  );
});

test.each([
  ['en', 'Grade 2: withhold until grade 1 or baseline'],
  ['zh', '2 级：暂停，直至 1 级或基线'],
] as const)(
  'what a withheld dose waits for is said in the words of the label’s table, in %s',
  async (language, said) => {
    const say = await speech(language);
    const inputs = { rows: 'nmpa-2025/myelosuppression-grade-2', recheckBy: '2026-10-20' };
    expect(say.t('course:prompt.next-dose-withheld', sayInputs(inputs, say))).toContain(said);
  },
);

test('who pays himself is not "Patient" in a Chinese sentence', async () => {
  const home = examplePeople.find(({ country }) => country === 'CN');
  if (!home) throw new Error('no patient from here');
  const cover = courseScript({ person: home, doseDay, cycles: 1 }).find(
    ({ type }) => type === 'record-cover',
  );
  const body = typeof cover?.body === 'object' ? cover.body : {};
  expect(sayEvent('course.cover-recorded', body, await speech('zh'))).toMatch(/登记自费.*押金/);
});

test.each([
  ['en', 'Platelets 68 10⁹/L'],
  ['zh', '血小板 68 10⁹/L'],
] as const)('a patient who is unfit by the label is told with the value, in %s', async (language, said) => {
  const say = await speech(language);
  const inputs = {
    action: 'withhold',
    fired: 'myelosuppression-grade-2',
    measured: 'plateletsPerNl 68',
    findings: 'fitness.dose-rule',
  };
  expect(say.t('course:prompt.patient-unfit', sayInputs(inputs, say))).toContain(said);
  const before = sayInputs({ action: 'withhold', fired: 'anaemia' }, say);
  expect(say.t('course:gate.fitness.dose-rule', before)).not.toContain('{{');
});
