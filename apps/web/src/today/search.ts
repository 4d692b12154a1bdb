export interface TodaySearch {
  /** ISO date; left out: the present day in the hospital's zone. */
  date?: string;
  /** Large and alone, for a screen on the wall. */
  wall?: true;
}

export function readTodaySearch(raw: Record<string, unknown>): TodaySearch {
  const date = typeof raw.date === 'string' && isDate(raw.date) ? raw.date : undefined;
  return { ...(date === undefined ? {} : { date }), ...(raw.wall === true ? { wall: true as const } : {}) };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
