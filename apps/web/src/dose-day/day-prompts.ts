import type { CourseView } from '@lutetia/course';

type Prompts = CourseView['prompts'];

/** The clock of the injection says when the site is to be looked at. */
const onClock = 'site-check';

/** What the course says about a step now, and whatever stops the whole day. */
export const promptsFor = (view: CourseView, act: string): Prompts =>
  view.prompts.filter(
    ({ id, severity, command }) =>
      id !== onClock && (severity === 'stop' || severity === 'overdue' || command === act),
  );

/** Prompts that an act has raised: they are said beside its being recorded. */
export const promptsSince = (view: CourseView, before: readonly string[]): Prompts =>
  view.prompts.filter(({ id, severity }) => id !== onClock && severity !== 'info' && !before.includes(id));
