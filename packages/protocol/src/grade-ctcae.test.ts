import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ctcaeTerm, gradeCtcae } from './index.ts';

const limits = { lln: 130, uln: 110 };

// Each boundary from both sides: [value, grade].
const boundaries: Record<string, { lln?: number; uln?: number; cases: [number, number][] }> = {
  anaemia: {
    lln: 130,
    cases: [
      [130, 0],
      [129, 1],
      [100, 1],
      [99.9, 2],
      [80, 2],
      [79.9, 3],
      [40, 3],
    ],
  },
  thrombocytopenia: {
    lln: 150,
    cases: [
      [150, 0],
      [149, 1],
      [75, 1],
      [74.9, 2],
      [50, 2],
      [49.9, 3],
      [25, 3],
      [24.9, 4],
    ],
  },
  leukopenia: {
    lln: 4,
    cases: [
      [4, 0],
      [3.9, 1],
      [3, 1],
      [2.9, 2],
      [2, 2],
      [1.9, 3],
      [1, 3],
      [0.9, 4],
    ],
  },
  neutropenia: {
    lln: 2,
    cases: [
      [2, 0],
      [1.9, 1],
      [1.5, 1],
      [1.4, 2],
      [1, 2],
      [0.9, 3],
      [0.5, 3],
      [0.4, 4],
    ],
  },
  lymphopenia: {
    lln: 1,
    cases: [
      [1, 0],
      [0.9, 1],
      [0.8, 1],
      [0.7, 2],
      [0.5, 2],
      [0.4, 3],
      [0.2, 3],
      [0.1, 4],
    ],
  },
  'creatinine-increased': {
    uln: 110,
    cases: [
      [110, 0],
      [111, 1],
      [165, 1],
      [165.1, 2],
      [330, 2],
      [331, 3],
      [660, 3],
      [661, 4],
    ],
  },
  'chronic-kidney-disease': {
    lln: 90,
    cases: [
      [90, 0],
      [89, 1],
      [60, 1],
      [59, 2],
      [30, 2],
      [29, 3],
      [15, 3],
      [14, 4],
    ],
  },
  'alt-increased': {
    uln: 40,
    cases: [
      [40, 0],
      [41, 1],
      [120, 1],
      [121, 2],
      [200, 2],
      [201, 3],
      [800, 3],
      [801, 4],
    ],
  },
  'ast-increased': {
    uln: 40,
    cases: [
      [40, 0],
      [41, 1],
      [120, 1],
      [121, 2],
      [200, 2],
      [201, 3],
      [800, 3],
      [801, 4],
    ],
  },
  'bilirubin-increased': {
    uln: 20,
    cases: [
      [20, 0],
      [21, 1],
      [30, 1],
      [31, 2],
      [60, 2],
      [61, 3],
      [200, 3],
      [201, 4],
    ],
  },
  'alp-increased': {
    uln: 100,
    cases: [
      [100, 0],
      [101, 1],
      [250, 1],
      [251, 2],
      [500, 2],
      [501, 3],
      [2000, 3],
      [2001, 4],
    ],
  },
  hypocalcaemia: {
    lln: 2.2,
    cases: [
      [2.2, 0],
      [2.1, 1],
      [2, 1],
      [1.99, 2],
      [1.75, 2],
      [1.74, 3],
      [1.5, 3],
      [1.49, 4],
    ],
  },
  hyperkalaemia: {
    uln: 5,
    cases: [
      [5, 0],
      [5.1, 1],
      [5.5, 1],
      [5.6, 2],
      [6, 2],
      [6.1, 3],
      [7, 3],
      [7.1, 4],
    ],
  },
  'dry-mouth': {
    cases: [
      [0.2, 2],
      [0.15, 2],
      [0.1, 2],
      [0.09, 3],
    ],
  },
  diarrhoea: {
    cases: [
      [4, 2],
      [6, 2],
      [7, 3],
      [12, 3],
    ],
  },
};

for (const [term, { cases, ...limit }] of Object.entries(boundaries)) {
  describe(term, () => {
    test.each(cases)('%d is grade %d', (value, grade) => {
      expect(gradeCtcae(term, { value, ...limit })).toMatchObject({ grade, atLeast: grade, atMost: grade });
    });
  });
}

describe('creatinine has two routes, and the worse counts', () => {
  const graded = (value: number, baseline: number) =>
    gradeCtcae('creatinine-increased', { value, uln: limits.uln, baseline }).grade;
  test.each([
    [105, 70, 0],
    [106, 70, 2],
    [210, 70, 2],
    [211, 70, 3],
    [400, 390, 3],
  ])('%d µmol/L with baseline %d is grade %d', (value, baseline, grade) =>
    expect(graded(value, baseline)).toBe(grade),
  );

  test('a missing baseline leaves its route out; a missing upper limit leaves the grade open upwards', () => {
    expect(gradeCtcae('creatinine-increased', { value: 106, uln: 110 }).grade).toBe(0);
    expect(gradeCtcae('creatinine-increased', { value: 106, baseline: 70 })).toMatchObject({
      grade: null,
      atLeast: 2,
    });
  });
});

describe('transaminases with an abnormal baseline', () => {
  test.each([
    [89, 0],
    [90, 1],
    [180, 1],
    [181, 2],
    [300, 2],
    [301, 3],
    [1200, 3],
    [1201, 4],
  ])('%d U/L with baseline 60 (upper limit 40) is grade %d', (value, grade) => {
    expect(gradeCtcae('alt-increased', { value, uln: 40, baseline: 60 }).grade).toBe(grade);
  });
  test('a normal baseline uses the upper limit', () => {
    expect(gradeCtcae('alt-increased', { value: 90, uln: 40, baseline: 30 }).grade).toBe(1);
  });
});

describe('terms whose grade depends on symptoms', () => {
  test.each([
    [131, null, 1],
    [130, null, 1],
    [129, false, 2],
    [125, true, 3],
    [124, null, 3],
    [120, null, 3],
    [119, null, 4],
  ])('sodium %d, symptomatic %s: grade %d', (value, symptomatic, grade) => {
    expect(gradeCtcae('hyponatraemia', { value, lln: 135, symptomatic }).grade).toBe(grade);
  });
  test.each([
    [3.5, null, 0],
    [3.4, false, 1],
    [3.4, true, 2],
    [3, true, 2],
    [2.9, null, 3],
    [2.5, null, 3],
    [2.4, null, 4],
  ])('potassium %d, symptomatic %s: grade %d', (value, symptomatic, grade) => {
    expect(gradeCtcae('hypokalaemia', { value, lln: 3.5, symptomatic }).grade).toBe(grade);
  });
  test('unknown symptoms leave two grades', () => {
    expect(gradeCtcae('hyponatraemia', { value: 127, lln: 135 })).toMatchObject({
      grade: null,
      atLeast: 2,
      atMost: 3,
    });
    expect(gradeCtcae('hypokalaemia', { value: 3.2, lln: 3.5 })).toMatchObject({
      grade: null,
      atLeast: 1,
      atMost: 2,
    });
  });
});

describe('what is missing', () => {
  test('without a lower limit grade 2 is certain and grade 1 is not', () => {
    expect(gradeCtcae('anaemia', { value: 96 }).grade).toBe(2);
    expect(gradeCtcae('anaemia', { value: 110 })).toMatchObject({ grade: null, atLeast: 0, atMost: 1 });
  });
  test('without a value nothing is known', () => {
    expect(gradeCtcae('anaemia', { value: null, lln: 130 })).toMatchObject({
      grade: null,
      atLeast: 0,
      atMost: 4,
    });
  });
  test('a limit never makes a grade that was certain without it less severe', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (value, lln) => {
          const without = gradeCtcae('anaemia', { value });
          const withLimit = gradeCtcae('anaemia', { value, lln });
          expect(withLimit.atLeast).toBeGreaterThanOrEqual(without.atLeast);
          expect(withLimit.atMost).toBeLessThanOrEqual(without.atMost);
        },
      ),
    );
  });
  test('an unknown term and a negative value are errors', () => {
    expect(() => gradeCtcae('headache', { value: 1 })).toThrow(
      expect.objectContaining({ code: 'unknown-term' }),
    );
    expect(() => gradeCtcae('anaemia', { value: -1 })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(() => gradeCtcae('anaemia', { value: Number.NaN })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});

test('symptoms are graded by words', () => {
  for (const term of ['dry-mouth', 'fatigue', 'nausea', 'vomiting', 'diarrhoea']) {
    expect(ctcaeTerm(term).words.map(({ grade }) => grade)).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(ctcaeTerm(term).status).toBe('unverified');
  }
});
