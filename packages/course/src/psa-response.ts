import type { Course, PsaResponse } from './course.ts';
import { hoursBetween, isAfter } from './time.ts';

/** PCWG3 (Scher 2016): a PSA fall counts as confirmed when a second value ≥ 3 weeks later shows it too. */
const confirmationDays = 21;

/**
 * Best PSA change after the first dose against the last value before it.
 * `null` when there is no PSA before the first dose or none after it.
 */
export function psaResponse(course: Course): PsaResponse | null {
  const firstDose = Object.values(course.cycles)
    .flatMap(({ injection }) => (injection === null ? [] : [injection.start.startedAt]))
    .sort((a, b) => Temporal.Instant.compare(a, b))[0];
  if (firstDose === undefined) return null;
  const values = course.labs.flatMap(({ collectedAt, psaNgPerMl }) =>
    psaNgPerMl === null ? [] : [{ at: collectedAt, psaNgPerMl }],
  );
  const baseline = values.filter(({ at }) => !isAfter(at, firstDose)).at(-1);
  const after = values.filter(({ at }) => isAfter(at, firstDose));
  if (baseline === undefined || after.length === 0 || baseline.psaNgPerMl === 0) return null;
  const change = (psaNgPerMl: number) => (psaNgPerMl / baseline.psaNgPerMl - 1) * 100;
  const halved = after.filter(({ psaNgPerMl }) => change(psaNgPerMl) <= -50);
  const bestNgPerMl = Math.min(...after.map(({ psaNgPerMl }) => psaNgPerMl));
  return {
    baselineNgPerMl: baseline.psaNgPerMl,
    bestNgPerMl,
    bestChangePercent: change(bestNgPerMl),
    psa50Confirmed: halved.some((first) =>
      halved.some((second) => hoursBetween(first.at, second.at) >= confirmationDays * 24),
    ),
  };
}
