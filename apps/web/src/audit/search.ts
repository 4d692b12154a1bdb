export const auditKinds = ['read', 'act', 'access'] as const;
export type AuditKind = (typeof auditKinds)[number];

export interface AuditSearch {
  actor?: string;
  kind?: AuditKind;
  courseId?: string;
  /** A whole number of the patient, or a name. */
  patient?: string;
  from?: string;
  to?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const kind = auditKinds.find((one) => one === raw.kind);
  const patient = typeof raw.patient === 'number' ? String(raw.patient) : raw.patient;
  const dates = (['from', 'to'] as const).flatMap((key) => {
    const { [key]: date } = raw;
    return typeof date === 'string' && isDate(date) ? [[key, date]] : [];
  });
  return {
    ...(typeof raw.actor === 'string' && raw.actor ? { actor: raw.actor.slice(0, 100) } : {}),
    ...(kind ? { kind } : {}),
    ...(typeof raw.courseId === 'string' && uuid.test(raw.courseId) ? { courseId: raw.courseId } : {}),
    ...(typeof patient === 'string' && patient.trim() ? { patient: patient.trim().slice(0, 100) } : {}),
    ...Object.fromEntries(dates),
  };
}

const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
