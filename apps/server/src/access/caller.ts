import type { Role } from '@lutetia/course';

/** Who asks, by a live session. */
export interface Caller {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** For the role patient: who they are. */
  readonly personId: string | null;
  readonly siteId: string;
  readonly sessionId: string;
  /** The session is open, waits for its PIN, or waits for the enrolment of the second factor. */
  readonly state: 'open' | 'locked' | 'unconfirmed';
  readonly hasPin: boolean;
  readonly secondFactor: boolean;
}

/** The role in which a caller uses something that is granted to `granted`. */
export const roleFor = (roles: readonly Role[], granted: readonly Role[]): Role | null =>
  granted.find((role) => roles.includes(role)) ?? null;

export const firstRole = (roles: readonly Role[]): Role => roles[0] ?? 'patient';
