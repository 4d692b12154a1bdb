/** What the clock says about a quiet screen. */
export type IdleState = 'active' | 'warning' | 'expired';

/** Warn in the last minute, or in the last quarter of a shorter limit. */
export const warningSeconds = (idleSeconds: number): number => Math.min(60, idleSeconds / 4);

export function idleState(quietSeconds: number, idleSeconds: number): IdleState {
  if (quietSeconds >= idleSeconds) return 'expired';
  return quietSeconds >= idleSeconds - warningSeconds(idleSeconds) ? 'warning' : 'active';
}

/**
 * While somebody types into a long form no call reaches the server, which would lock the session
 * under their hands: a sign of life is due when there was activity since the last one and a third
 * of the limit has passed.
 */
export const signOfLifeDue = (
  sinceLastCallSeconds: number,
  quietSeconds: number,
  idleSeconds: number,
): boolean => sinceLastCallSeconds >= idleSeconds / 3 && quietSeconds < sinceLastCallSeconds;
