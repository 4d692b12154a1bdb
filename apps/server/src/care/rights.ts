import type { Role } from '@lutetia/course';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Caller } from '../access/index.ts';
import { isoOf } from '../context.ts';
import type { CourseRow } from '../projections/index.ts';
import type { Db, Tables, Tx } from '../store/index.ts';

export const clinicalRoles = [
  'physician',
  'radiopharmacist',
  'technologist',
  'physicist',
  'coordinator',
] as const satisfies readonly Role[];

/** How a caller may see one course. */
export interface Right {
  readonly as: 'clinical' | 'manager' | 'referrer' | 'patient';
  /** The role that gives it. */
  readonly role: Role;
  /** The caller's roles in which this course may be looked at and acted on. */
  readonly roles: readonly Role[];
  readonly seesIdentity: boolean;
  readonly purpose: 'care' | 'management' | 'referral' | 'own-record' | 'emergency-access';
  readonly breakGlassId: string | null;
}

/** What decides who may see a course. */
export type Origin = Pick<CourseRow, 'course_id' | 'site_id' | 'person_id' | 'referrer_id' | 'restricted'>;

export interface Rights {
  /** The right to this course, or null: denied unless granted. */
  of(row: Origin): Right | null;
  /** The same as a condition on rows; for `identity`, only where the right tells who the patient is. */
  where(
    eb: ExpressionBuilder<Tables, 'course_projection'>,
    sees?: 'course' | 'identity',
  ): Expression<SqlBool>;
}

/** What a caller may see at this moment. A restricted course asks for a name on its list, or emergency access. */
export async function rightsOf(db: Db | Tx, caller: Caller, now: Temporal.Instant): Promise<Rights> {
  const rows = await db
    .selectFrom('course_access')
    .select(['course_id', (eb) => eb.cast<string | null>(eb.val(null), 'uuid').as('glass')])
    .where('user_id', '=', caller.userId)
    .unionAll(
      db
        .selectFrom('break_glass')
        .select(['course_id', 'id as glass'])
        .where('user_id', '=', caller.userId)
        .where('until', '>', isoOf(now)),
    )
    .execute();
  const namedIds = new Set(rows.flatMap(({ course_id, glass }) => (glass === null ? [course_id] : [])));
  const glassIds = new Map(
    rows.flatMap(({ course_id, glass }) => (glass === null ? [] : [[course_id, glass] as const])),
  );
  const clinical = clinicalRoles.find((role) => caller.roles.includes(role));
  const has = (role: Role) => caller.roles.includes(role);

  return {
    of(row) {
      if (row.site_id !== caller.siteId) return null;
      if (clinical !== undefined && (!row.restricted || namedIds.has(row.course_id))) {
        return {
          as: 'clinical',
          role: clinical,
          roles: caller.roles,
          seesIdentity: true,
          purpose: 'care',
          breakGlassId: null,
        };
      }
      if (has('referrer') && row.referrer_id === caller.userId) {
        return {
          as: 'referrer',
          role: 'referrer',
          roles: has('manager') && !row.restricted ? ['referrer', 'manager'] : ['referrer'],
          seesIdentity: true,
          purpose: 'referral',
          breakGlassId: null,
        };
      }
      const breakGlassId = glassIds.get(row.course_id);
      if (clinical !== undefined && breakGlassId !== undefined) {
        return {
          as: 'clinical',
          role: clinical,
          roles: caller.roles,
          seesIdentity: true,
          purpose: 'emergency-access',
          breakGlassId,
        };
      }
      if (has('manager') && !row.restricted) {
        return {
          as: 'manager',
          role: 'manager',
          roles: ['manager'],
          seesIdentity: false,
          purpose: 'management',
          breakGlassId: null,
        };
      }
      if (has('patient') && row.person_id === caller.personId) {
        return {
          as: 'patient',
          role: 'patient',
          roles: ['patient'],
          seesIdentity: true,
          purpose: 'own-record',
          breakGlassId: null,
        };
      }
      return null;
    },
    where(eb, sees = 'course') {
      const open = [...namedIds, ...glassIds.keys()];
      const ways: Expression<SqlBool>[] = [];
      if (clinical !== undefined && open.length > 0) ways.push(eb('course_id', 'in', open));
      if (clinical !== undefined || (has('manager') && sees === 'course')) {
        ways.push(eb('restricted', '=', false));
      }
      if (has('referrer')) ways.push(eb('referrer_id', '=', caller.userId));
      if (has('patient') && caller.personId !== null) ways.push(eb('person_id', '=', caller.personId));
      return eb.and([eb('site_id', '=', caller.siteId), eb.or(ways)]);
    },
  };
}
