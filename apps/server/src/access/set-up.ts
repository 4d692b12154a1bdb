import { randomUUID } from 'node:crypto';
import { isTimeZone } from '@lutetia/course';
import { type Context, isoOf } from '../context.ts';
import { badInput, Failure } from '../failure.ts';
import { recordIn } from '../ledger/index.ts';
import { projections } from '../projections/index.ts';
import { recordAccess } from './access-facts.ts';
import { accountRow } from './accounts.ts';
import { siteIdOf } from './centre-site.ts';
import { type Enrolment, enrolmentOf, newSecondFactor, sealSecondFactor } from './one-time-code.ts';

export interface SetUp {
  siteName: string;
  country: string;
  timeZone: string;
  username: string;
  displayName: string;
  password: string;
  pin: string;
}

/**
 * Names the centre and creates its first administrator. Of two at once, one wins.
 *
 * @throws Failure `already-set-up`, `bad-input` for an unknown time zone
 */
export async function setUp(context: Context, given: SetUp): Promise<Enrolment> {
  if ((await siteIdOf(context)) !== null) throw alreadySetUp();
  if (!isTimeZone(given.timeZone)) throw badInput('timeZone', 'unknown-zone', 'Unknown IANA time zone.');
  const row = await accountRow(context, { ...given, roles: ['administrator'] });
  const secret = newSecondFactor();
  const cipher = sealSecondFactor(context.secrets, row.id, secret);
  const site = randomUUID();
  const at = context.clock();
  await context.store.transaction(async (tx) => {
    const won = await tx
      .insertInto('centre')
      .values({ site_id: site, at: isoOf(at), demo: context.demo })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (won.numInsertedOrUpdatedRows !== 1n) throw alreadySetUp();
    await tx
      .insertInto('user_account')
      .values({ ...row, second_factor_cipher: cipher })
      .execute();
    const { siteName: name, country, timeZone } = given;
    const fact = { actor: row.id, role: 'administrator', site, at };
    await recordIn(tx, projections, {
      ...fact,
      stream: `site/${site}`,
      expectedVersion: 0,
      events: [{ type: 'site.opened', body: { name, country, timeZone } }],
    });
    await recordAccess(tx, {
      ...fact,
      type: 'access.centre-set-up',
      userId: row.id,
      body: { username: row.username, roles: row.roles },
    });
  });
  return enrolmentOf(row.username, secret);
}

const alreadySetUp = () => new Failure('already-set-up', 'This centre is already set up.');
