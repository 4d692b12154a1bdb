import { describe, expect, it } from 'vitest';
import { CourseInputError, parseCommand } from './index.ts';
import { act, before, done, stepOf, through } from './test-course.ts';

const labs = (change: object) => ({ ...(stepOf('record-labs')?.body as object), ...change });
const issues = (change: object): string[] => {
  try {
    parseCommand('record-labs', labs(change));
    return [];
  } catch (error) {
    if (!(error instanceof CourseInputError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
};

describe('a blood value that no living adult could have', () => {
  it.each([
    // Counts as per µL, creatinine and its limit in mg/dL, haemoglobin in g/dL: each would have read as fit or as normal.
    ['plateletsPerNl', 180_000, '1 to 3000 10⁹/L'],
    ['leukocytesPerNl', 4500, '0.05 to 500 10⁹/L'],
    ['neutrophilsPerNl', 1200, '0 to 100 10⁹/L'],
    ['creatinineUmolPerL', 1, '16 to 3500 µmol/L'],
    ['creatinineUln', 1.2, '40 to 250 µmol/L'],
    ['bilirubinUln', 1.2, '8 to 60 µmol/L'],
    ['haemoglobinGPerL', 13.5, '20 to 260 g/L'],
    ['altUln', 0.75, '10 to 150 U/L'],
    ['albuminGPerL', 3.9, '7 to 80 g/L'],
  ])('%s %d is refused, with its unit and bounds', (field, value, bounds) => {
    expect(issues({ [field]: value })).toEqual([
      `${field}: not possible: ${bounds}; check the unit and the decimal point`,
    ]);
  });

  it('bounds hold what was survived, and testosterone of the history has its own', () => {
    expect(issues({ plateletsPerNl: 4, haemoglobinGPerL: 45, creatinineUmolPerL: 900 })).toEqual([]);
    const history = stepOf('record-history')?.body as { castration: object };
    const castration = { ...history.castration, testosteroneNgPerDl: 28_000 };
    expect(() => parseCommand('record-history', { ...history, castration })).toThrow(/0 to 5000 ng/);
  });
});

describe('a value reported in another unit', () => {
  const inMgPerDl = {
    creatinineUmolPerL: 106.08,
    creatinineUln: 114.92,
    asReported: { creatinine: { unit: 'mg/dL', value: 1.2, limit: 1.3 } },
  };

  it('is recorded as it was written beside the stored figure', () => {
    const stage = done(before('record-labs'), 'record-labs', { change: inMgPerDl });
    expect(stage.course.labs.at(-1)).toMatchObject(inMgPerDl);
  });

  it('a stored figure that does not follow from it is refused', () => {
    expect(issues({ ...inMgPerDl, creatinineUmolPerL: 102 })).toEqual([
      'creatinineUmolPerL: is not the 1.2 mg/dL that was reported',
    ]);
    expect(issues({ ...inMgPerDl, creatinineUln: null })).toEqual([
      'creatinineUln: is not the 1.3 mg/dL that was reported',
    ]);
    expect(
      issues({ asReported: { albumin: { unit: 'g/dL', value: 3.9, limit: 3.5 } }, albuminGPerL: 39 }),
    ).toEqual(['asReported.albumin: is not the 3.5 g/dL that was reported']);
  });

  it('a unit in which the value is not reported is refused', () => {
    expect(issues({ asReported: { creatinine: { unit: 'g/L', value: null, limit: null } } })).toEqual([
      'asReported.creatinine.unit: creatinine is not reported in g/L',
    ]);
  });

  it('testosterone in nmol/L is evaluated in the unit of the criterion', () => {
    const history = stepOf('record-history')?.body as { castration: object };
    const castration = {
      ...history.castration,
      testosteroneNgPerDl: 20.1894,
      asReported: { testosterone: { unit: 'nmol/L', value: 0.7, limit: null } },
    };
    const stage = done(before('evaluate-eligibility'), 'record-history', { change: { castration } });
    expect(act(stage, 'evaluate-eligibility').next.course.eligibility?.outcome).toBe('eligible');
  });

  it('blood that was recorded before units could be chosen is read as ever', () => {
    const stage = through('record-labs');
    expect(stage.course.labs.at(-1)).not.toHaveProperty('asReported');
    expect(stage.course.labs.at(-1)?.plateletsPerNl).toBeGreaterThan(1);
  });
});
