import type { RememberedCourse } from './forgetting.ts';
import type { Gate } from './gate.ts';
import type { Site } from './site/site.ts';

interface Asked {
  readonly courses: readonly RememberedCourse[];
  readonly site: Pick<Site, 'retention' | 'timeZone'>;
  readonly now: string;
}
interface ForgettingCase extends Asked {
  readonly gate: string;
  readonly because: string;
  readonly result: Gate['result'];
  /** What opens it. */
  readonly open: Asked;
}

const site = { timeZone: 'Asia/Shanghai', retention: { years: 10, basis: 'Invented act, article 3' } };
const ended = { status: 'ended', lastFactAt: '2010-03-01T02:00:00Z' } as const;
const later: Asked = { courses: [ended], site, now: '2020-03-01T16:00:00Z' };

export const forgettingCases: readonly ForgettingCase[] = [
  {
    ...later,
    gate: 'person.no-course-under-way',
    because: 'a course is open',
    result: 'fail',
    courses: [ended, { ...ended, status: 'open' }],
    open: later,
  },
  {
    ...later,
    gate: 'person.no-course-under-way',
    because: 'a course is held',
    result: 'fail',
    courses: [{ ...ended, status: 'held' }],
    open: later,
  },
  {
    ...later,
    gate: 'person.retention-over',
    because: 'it is the last day for which the record is kept',
    result: 'fail',
    now: '2020-03-01T15:59:59Z',
    open: later,
  },
  {
    ...later,
    gate: 'person.retention-over',
    because: 'the site states no retention, however old the record is',
    result: 'cannot-evaluate',
    site: { timeZone: 'Asia/Shanghai' },
    now: '2099-01-01T00:00:00Z',
    open: later,
  },
];
