import { assayDeviationOf, type CourseView, currentCycle, type Prompt, type Site } from '@lutetia/course';
import type { Tone } from '../ui/index.ts';
import { type Speech, sayInputs, sayValue } from './describe.ts';

/** How an act that is recorded stands: a record of a bad finding is never green. */
export function toneOfRecord(act: string, prompts: readonly Pick<Prompt, 'command' | 'severity'>[]): Tone {
  const about = prompts.filter(({ command }) => command === act);
  if (about.some(({ severity }) => severity === 'stop')) return 'stop';
  return about.some(({ severity }) => severity === 'overdue') ? 'attention' : 'go';
}

/** The tone of an act just recorded: an eligibility that is not there, or cannot be told, wants attention. */
export function toneOfOutcome(
  act: string,
  { course, prompts }: Pick<CourseView, 'course' | 'prompts'>,
): Tone {
  const isOpen = act === 'evaluate-eligibility' && course.eligibility?.outcome !== 'eligible';
  return isOpen ? 'attention' : toneOfRecord(act, prompts);
}

/** What was found by an act that measures or judges, beside "recorded"; null where the record says all. */
export function recordedOutcome(
  act: string,
  { course, prompts }: Pick<CourseView, 'course' | 'prompts'>,
  site: Site | null,
  speech: Speech,
): string | null {
  const { t } = speech;
  const cycle = currentCycle(course);
  const assay = cycle.vial?.assays.at(-1);
  if (act === 'assay-dose' && assay !== undefined && cycle.injection === null) {
    // The prompt was worked out by the server's clock; what raises none fits, and is said for the planned instant.
    const called = prompts.find(({ command }) => command === act)?.inputs ?? null;
    const fits = site === null ? null : assayDeviationOf(course, cycle, { now: assay.measuredAt, site });
    const deviation = called ?? fits;
    if (deviation === null) return t('course:dose-day.assay-deviation-unknown');
    return t('course:dose-day.assay-deviation', sayInputs({ ...deviation }, speech));
  }
  if (act === 'evaluate-eligibility' && course.eligibility !== null) {
    const { outcome, pack, criteria } = course.eligibility;
    const open = criteria.filter(({ result }) => result === 'fail' || result === 'cannot-evaluate');
    const said = { pack, outcome: t(`course:outcome.${outcome}`) };
    if (outcome === 'eligible' || open.length === 0) return t('course:page.eligibility', said);
    const because = open.map(({ id }) => t(`course:criterion.${id}`, { defaultValue: id })).join('; ');
    return t('course:page.eligibility-because', { ...said, because });
  }
  if (act === 'check-fitness' && cycle.fitness !== null) {
    return t('course:dose-day.verdict', { verdict: t(`course:verdict.${cycle.fitness.verdict}`) });
  }
  if (act === 'check-line' && cycle.line !== null) {
    const { siteFinding, flushesFreely } = cycle.line;
    return t('course:dose-day.line-state', {
      site: sayValue('siteFinding', siteFinding, speech),
      freely: sayValue('flushesFreely', flushesFreely, speech),
    });
  }
  return null;
}
