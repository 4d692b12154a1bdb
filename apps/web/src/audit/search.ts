export const auditKinds = ['read', 'act', 'access'] as const;
export type AuditKind = (typeof auditKinds)[number];

export interface AuditSearch {
  actor?: string;
  kind?: AuditKind;
  courseId?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const kind = auditKinds.find((one) => one === raw.kind);
  return {
    ...(typeof raw.actor === 'string' && raw.actor ? { actor: raw.actor.slice(0, 100) } : {}),
    ...(kind ? { kind } : {}),
    ...(typeof raw.courseId === 'string' && uuid.test(raw.courseId) ? { courseId: raw.courseId } : {}),
  };
}
