import type { NewEvent, Recorded } from './event.ts';

export interface Correction {
  corrects: { stream: string; version: number };
  reason: string;
}

const suffix = 'corrected';

/**
 * The correction that an event of a `…corrected` type makes, or undefined for any other event.
 * Throws when such an event does not say what it corrects and why.
 */
export function correctionOf(event: Pick<NewEvent | Recorded, 'type' | 'body'>): Correction | undefined {
  if (!event.type.toLowerCase().endsWith(suffix)) return undefined;
  const body = event.body;
  if (isObject(body) && isObject(body.corrects)) {
    const { stream, version } = body.corrects;
    const { reason } = body;
    const named = typeof stream === 'string' && Number.isInteger(version) && Number(version) >= 1;
    if (named && typeof reason === 'string' && reason.trim() !== '') {
      return { corrects: { stream, version: Number(version) }, reason };
    }
  }
  throw new TypeError(`${event.type} must name the event it corrects (stream, version) and give a reason`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
