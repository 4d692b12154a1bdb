import { cockcroftGaultMlPerMin } from './cockcroft-gault.ts';
import { isAtLeast, isBelow } from './compare.ts';
import type { RowTrigger } from './dose-modification-pack.ts';
import type { DoseRuleCase } from './dose-rule-case.ts';
import { gradeCtcae } from './grade-ctcae.ts';
import { known, or, type Result } from './logic.ts';

/** A condition on a laboratory value, and whether a second measurement confirmed that value. */
export type Confirmable = {
  result: Result;
  confirmed: boolean;
  grade?: number;
  inputs: Record<string, unknown>;
};

const isConfirmed = (given: DoseRuleCase, ...names: string[]) =>
  given.confirmed?.some((name) => names.includes(name)) ?? false;

/** Creatinine graded by the upper limit and by the baseline; the worse counts. */
export function creatinineGrade(given: DoseRuleCase, minGrade: number): Confirmable {
  const { creatinineUmolPerL = null, creatinineUln = null } = given.labs ?? {};
  const baseline = given.baseline?.creatinineUmolPerL ?? null;
  const graded = gradeCtcae('creatinine-increased', {
    value: creatinineUmolPerL,
    uln: creatinineUln,
    baseline,
  });
  const result = graded.atLeast >= minGrade ? 'pass' : graded.atMost < minGrade ? 'fail' : 'cannot-evaluate';
  return {
    result,
    confirmed: isConfirmed(given, 'creatinine'),
    ...(graded.grade === null ? {} : { grade: graded.grade }),
    inputs: { creatinineUmolPerL, creatinineUln, 'baseline creatinineUmolPerL': baseline },
  };
}

type Clearance = { value: number; confirmed: boolean };

/** Clearance computed from the creatinine (which confirms it), and one that was reported, where there is one. */
function clearances(given: DoseRuleCase): Clearance[] {
  const found: Clearance[] = [];
  const { creatinineUmolPerL, creatinineClearanceMlPerMin: reported } = given.labs ?? {};
  const { ageYears, weightKg } = given;
  if (creatinineUmolPerL && ageYears !== null && ageYears !== undefined && weightKg) {
    found.push({
      value: cockcroftGaultMlPerMin({ ageYears, weightKg, creatinineUmolPerL }),
      confirmed: isConfirmed(given, 'creatinine', 'creatinine-clearance', 'creatinineClearance'),
    });
  }
  if (reported !== null && reported !== undefined) {
    found.push({
      value: reported,
      confirmed: isConfirmed(given, 'creatinine-clearance', 'creatinineClearance'),
    });
  }
  return found;
}

function lowestClearance(given: DoseRuleCase): number | null {
  const values = clearances(given).map(({ value }) => value);
  return values.length === 0 ? null : Math.min(...values);
}

function clearanceInputs(given: DoseRuleCase): Record<string, unknown> {
  return {
    creatinineUmolPerL: given.labs?.creatinineUmolPerL ?? null,
    ageYears: given.ageYears ?? null,
    weightKg: given.weightKg ?? null,
    creatinineClearanceMlPerMin: lowestClearance(given),
  };
}

export function clearanceBelow(given: DoseRuleCase, limitMlPerMin: number): Confirmable[] {
  const inputs = clearanceInputs(given);
  const found = clearances(given);
  if (found.length === 0) return [{ result: 'cannot-evaluate', confirmed: false, inputs }];
  return found.map(({ value, confirmed }) => ({
    result: known(isBelow(value, limitMlPerMin)),
    confirmed,
    inputs,
  }));
}

/** Creatinine up by the given fraction and clearance down by more than the given fraction, both from baseline. */
export function creatinineAndClearanceChange(
  given: DoseRuleCase,
  trigger: Extract<RowTrigger, { kind: 'creatinine-and-clearance-change' }>,
): [Confirmable, Confirmable] {
  const creatinineUmolPerL = given.labs?.creatinineUmolPerL ?? null;
  const baseline = given.baseline?.creatinineUmolPerL ?? null;
  const baselineClearance = given.baseline?.creatinineClearanceMlPerMin ?? null;
  const rise: Confirmable = {
    result:
      creatinineUmolPerL === null || baseline === null
        ? 'cannot-evaluate'
        : known(isAtLeast(creatinineUmolPerL, baseline * (1 + trigger.creatinineRiseAtLeast))),
    confirmed: isConfirmed(given, 'creatinine'),
    inputs: { creatinineUmolPerL, 'baseline creatinineUmolPerL': baseline },
  };
  const found = clearances(given);
  const falls = found.map(({ value, confirmed }) => ({
    fallen:
      baselineClearance === null
        ? null
        : isBelow(value, baselineClearance * (1 - trigger.clearanceFallAbove)),
    confirmed,
  }));
  const fall: Confirmable = {
    result: falls.length === 0 ? 'cannot-evaluate' : or(...falls.map(({ fallen }) => known(fallen))),
    confirmed: falls.some(({ fallen, confirmed }) => fallen === true && confirmed),
    inputs: { ...clearanceInputs(given), 'baseline creatinineClearanceMlPerMin': baselineClearance },
  };
  return [rise, fall];
}
