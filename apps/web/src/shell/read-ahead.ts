import { addresses, type CallInput, type Me, mayUse, type RouteId } from '@lutetia/contract';
import { askAhead } from '../api/ahead.ts';
import { partings } from '../session/device-partings.ts';

/**
 * What the page at an address reads first, asked for while the program is still loading: who is signed in, and for
 * somebody whose session is open, what the page shows. Asks for no more than the page itself asks for.
 */
export async function readAhead({ pathname, searchParams }: URL): Promise<void> {
  const page = pageAt(pathname.split('/').slice(1), searchParams);
  // A session that was left is ended before anything is read.
  if (page === null || partings.pending() !== null) return;
  try {
    const me = await askAhead('me');
    if (!me.locked && me.secondFactor) await page(me);
  } catch {
    // The page asks again and says what is wrong.
  }
}

type Page = (me: Me) => Promise<unknown>;

const outside = ['sign-in', 'set-up', 'display', 'gallery'];
const ofCourse = ['identity', 'dose-day', 'instructions'];

function pageAt([first, second, third]: readonly string[], search: URLSearchParams): Page | null {
  if (first === undefined || outside.includes(first)) return null;
  if (first === '' && search.size === 0) return worklist;
  if (first === 'today') return (me) => today(me, search.get('date'));
  if (first === 'supply' && search.size === 0) return supply;
  if (first !== 'courses' || !second || second === 'new') return async () => undefined;
  if (third === undefined) return (me) => course(me, second);
  // At an address that no page has nobody reads a course.
  if (!ofCourse.includes(third)) return async () => undefined;
  return (me) => ask(me, 'course', { params: { id: second } });
}

/** Resolves with nothing for whoever may not. */
const ask = async <K extends RouteId>(me: Me, id: K, input: CallInput<K> = {}) =>
  mayUse(addresses[id].access, me.roles) ? askAhead(id, input) : undefined;

const worklist: Page = (me) => ask(me, 'worklist', { query: { view: 'mine', limit: 100 } });

const supply: Page = (me) => Promise.all([ask(me, 'supply', { query: {} }), ask(me, 'site')]);

async function today(me: Me, date: string | null): Promise<void> {
  const present = Temporal.Now.plainDateISO(me.site.timeZone).toString();
  const board = await ask(me, 'today', { query: { date: date ?? present } });
  // A day without a dose names nobody.
  if (board !== undefined && board.lines.length > 0) await ask(me, 'colleagues');
}

async function course(me: Me, id: string): Promise<void> {
  const params = { id };
  const given = ask(me, 'course', { params });
  void ask(me, 'site');
  void ask(me, 'colleagues');
  // Refused, the page asks for nothing more of the course: each would be one more refusal on record.
  await given;
  await Promise.all([ask(me, 'courseEvents', { params }), ask(me, 'documents', { params })]);
}
