import { addDays } from './dates.ts';
import type { DoseModificationPack, DoseModificationRow, RowEffect } from './dose-modification-pack.ts';
import type { DoseRuleCase } from './dose-rule-case.ts';
import { type Condition, evaluateTrigger } from './dose-rule-row.ts';
import { test } from './logic.ts';
import type { Provenance } from './provenance.ts';

export type DoseRuleAction =
  | 'proceed'
  | 'consider-reduction'
  | 'withhold'
  | 'withhold-then-reduce'
  | 'discontinue'
  | 'pending-confirmation'
  | 'cannot-evaluate';

export type DoseRuleEffect = RowEffect | 'pending-confirmation' | 'keep-reduced-activity';

export type DoseRuleRow = Provenance & {
  id: string;
  text: string;
  /** null: cannot be evaluated. */
  fired: boolean | null;
  grade?: number;
  inputs: Record<string, unknown>;
  /** What the row asks for when it fires. */
  effect: DoseRuleEffect;
  alsoConsider?: RowEffect | undefined;
};

export type DoseRuleEvaluation = {
  pack: string;
  version: string;
  action: DoseRuleAction;
  /** Of the next dose whenever it is given; null when there is none, or it cannot be said yet. */
  nextActivityMBq: number | null;
  /** Dates of the next dose by the label's interval; null before the first dose and after discontinuation. */
  earliest: string | null;
  target: string | null;
  latest: string | null;
  rows: DoseRuleRow[];
};

/** From the most severe on. A consideration of discontinuing is shown and leaves the action as it is. */
const severity = [
  'discontinue',
  'withhold-then-reduce',
  'withhold',
  'pending-confirmation',
  'consider-reduction',
] as const;

export function evaluateDoseRule(given: DoseRuleCase, pack: DoseModificationPack): DoseRuleEvaluation {
  const rows = evaluateRows(given, pack);
  const action = mostSevere(rows);
  return {
    pack: pack.id,
    version: pack.version,
    action,
    nextActivityMBq: nextActivity(given, pack, action),
    ...nextDates(given, pack, action),
    rows,
  };
}

function evaluateRows(given: DoseRuleCase, pack: DoseModificationPack): DoseRuleRow[] {
  if (pack.rows.length === 0) return [tableNotFound(pack)];
  const conditions = new Map<string, Condition>();
  const rows = pack.rows.map((row) => {
    const condition = conditionOf(given, row, conditions);
    conditions.set(row.id, condition);
    return shown(row, condition);
  });
  return [...rows, reductionStays(given, pack)];
}

function conditionOf(
  given: DoseRuleCase,
  row: DoseModificationRow,
  earlier: Map<string, Condition>,
): Condition {
  if (row.trigger.kind !== 'again-after-reduction') return evaluateTrigger(given, row.trigger);
  const doseReductionsSoFar = given.doseReductionsSoFar ?? null;
  const base = earlier.get(row.trigger.row);
  const reduced = test(doseReductionsSoFar, (count) => count > 0);
  const inputs = { doseReductionsSoFar, ...base?.inputs };
  if (!base || reduced === 'fail' || base.result === 'fail')
    return { result: base ? 'fail' : 'cannot-evaluate', inputs };
  return { ...base, inputs, result: reduced === 'pass' ? base.result : 'cannot-evaluate' };
}

function shown(row: DoseModificationRow, { result, grade, inputs }: Condition): DoseRuleRow {
  const { trigger: _, effect, text, ...rest } = row;
  return {
    ...rest,
    text: text.en,
    fired: result === 'cannot-evaluate' ? null : result !== 'fail',
    ...(grade === undefined ? {} : { grade }),
    inputs,
    effect: result === 'pending' ? 'pending-confirmation' : effect,
  };
}

/** A reduction is never taken back; whether there was one must be known before any activity can be named. */
function reductionStays(given: DoseRuleCase, pack: DoseModificationPack): DoseRuleRow {
  const { value, unit, ...provenance } = pack.dosing.reducedActivityMBq;
  const doseReductionsSoFar = given.doseReductionsSoFar ?? null;
  return {
    id: 'reduced-activity-stays',
    text: `Once reduced, the activity stays at ${value} ${unit}`,
    fired: doseReductionsSoFar === null ? null : doseReductionsSoFar > 0,
    inputs: { doseReductionsSoFar },
    effect: 'keep-reduced-activity',
    ...provenance,
  };
}

function tableNotFound(pack: DoseModificationPack): DoseRuleRow {
  return {
    id: 'dose-modification-table',
    text: 'The table of this label was not found; a site adopts and signs one',
    fired: null,
    inputs: {},
    effect: 'withhold',
    ...pack.rowsProvenance,
  };
}

function mostSevere(rows: readonly DoseRuleRow[]): DoseRuleAction {
  const effects = rows.filter(({ fired }) => fired === true).map(({ effect }) => effect);
  if (effects.includes('discontinue')) return 'discontinue';
  if (rows.some(({ fired }) => fired === null)) return 'cannot-evaluate';
  return severity.find((effect) => effects.includes(effect)) ?? 'proceed';
}

function nextActivity(
  given: DoseRuleCase,
  pack: DoseModificationPack,
  action: DoseRuleAction,
): number | null {
  if (action === 'discontinue' || action === 'pending-confirmation' || action === 'cannot-evaluate')
    return null;
  const reduced = action === 'withhold-then-reduce' || given.doseReductionsSoFar === 1;
  return reduced ? pack.dosing.reducedActivityMBq.value : pack.dosing.activityMBq.value;
}

function nextDates(given: DoseRuleCase, pack: DoseModificationPack, action: DoseRuleAction) {
  const previous = given.previousDose?.date;
  if (!previous || action === 'discontinue') return { earliest: null, target: null, latest: null };
  const interval = pack.dosing.intervalDays.value;
  const tolerance = pack.dosing.intervalToleranceDays.value;
  return {
    earliest: addDays(previous, interval - tolerance),
    target: addDays(previous, interval),
    latest: addDays(previous, interval + tolerance),
  };
}
