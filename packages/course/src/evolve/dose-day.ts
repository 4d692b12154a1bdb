import type { Cycle, Delivery, Injection } from '../course.ts';
import type { PastEvent } from '../event.ts';
import { changeLiveDirective, type Evolver, eventCycle, stated, withCycle } from './state.ts';

const changeInjection =
  (change: (injection: Injection, event: PastEvent) => Partial<Injection>): Evolver =>
  (course, event) =>
    withCycle(course, eventCycle(event), ({ injection }) =>
      injection === null ? {} : { injection: { ...injection, ...change(injection, event) } },
    );

export const doseDayEvolvers: Record<string, Evolver> = {
  'course.fitness-checked': (course, event) =>
    withCycle(course, eventCycle(event), ({ reductionDue }) => {
      const fitness = stated<NonNullable<Cycle['fitness']>>(event);
      const asks = fitness.findings.some(({ inputs }) => inputs.action === 'withhold-then-reduce');
      return { fitness, reductionDue: reductionDue || (asks && eventCycle(event) > 1) };
    }),
  'course.line-checked': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ line: stated<NonNullable<Cycle['line']>>(event) })),
  'course.time-out-completed': (course, event) =>
    withCycle(course, eventCycle(event), () => ({ timeOut: stated<NonNullable<Cycle['timeOut']>>(event) })),
  'course.injection-started': (course, event) =>
    withCycle(changeLiveDirective(course, { status: 'used' }), eventCycle(event), ({ vial }) => ({
      vial: vial === null ? null : { ...vial, status: 'used' },
      injection: {
        start: stated<Injection['start']>(event),
        siteChecks: [],
        pauses: [],
        stop: null,
        extravasation: null,
      },
    })),
  'course.site-checked': changeInjection((injection, event) => ({
    siteChecks: [...injection.siteChecks, stated<Injection['siteChecks'][number]>(event)],
  })),
  'course.injection-paused': changeInjection((injection, event) => ({
    pauses: [...injection.pauses, { ...stated<Injection['pauses'][number]>(event), resumed: null }],
  })),
  'course.injection-resumed': changeInjection((injection, event) => ({
    pauses: injection.pauses.map((pause) =>
      pause.resumed === null
        ? { ...pause, resumed: stated<NonNullable<Injection['pauses'][number]['resumed']>>(event) }
        : pause,
    ),
  })),
  'course.injection-stopped': changeInjection((_, event) => ({
    stop: stated<NonNullable<Injection['stop']>>(event),
  })),
  'course.extravasation-recorded': changeInjection((_, event) => ({
    extravasation: stated<NonNullable<Injection['extravasation']>>(event),
  })),
  'course.residual-measured': (course, event) =>
    withCycle(course, eventCycle(event), ({ residuals, delivery }) => ({
      residuals: [...residuals, stated<Cycle['residuals'][number]>(event)],
      delivery: delivery === null ? null : { ...delivery, outdated: true },
    })),
  'course.dose-administered': (course, event) =>
    withCycle(course, eventCycle(event), () => ({
      delivery: { ...stated<Delivery>(event), outdated: false },
    })),
};
