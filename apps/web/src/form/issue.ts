import type { z } from 'zod';

/** What is wrong with one field. `code` is translated under `form.issue.<code>`. */
export interface Issue {
  /** Dotted path, e.g. `lesions.0.suvMax`. */
  readonly path: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const issue = (path: string, code: string, values: Issue['values'] = {}): Issue => ({
  path,
  code,
  values,
});

const isAbsent = (body: unknown, path: readonly PropertyKey[]): boolean => {
  let value: unknown = body;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return true;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value === undefined || value === '';
};

export function issuesOf(error: z.ZodError, body: unknown): readonly Issue[] {
  return error.issues.map((one) => {
    const path = one.path.map(String).join('.');
    if (isAbsent(body, one.path)) return issue(path, 'required');
    switch (one.code) {
      case 'too_small':
        if (one.origin === 'array') return issue(path, 'too-few', { count: Number(one.minimum) });
        if (one.origin === 'string') return issue(path, 'too-short', { count: Number(one.minimum) });
        return issue(path, one.inclusive === false ? 'must-exceed' : 'too-small', {
          limit: String(one.minimum),
        });
      case 'too_big':
        if (one.origin === 'string') return issue(path, 'too-long', { count: Number(one.maximum) });
        return issue(path, 'too-large', { limit: String(one.maximum) });
      case 'invalid_type':
        return issue(path, one.expected === 'int' ? 'whole-number' : 'invalid');
      case 'invalid_format':
        return issue(path, one.format === 'email' ? 'email' : 'invalid');
      default:
        return issue(path, 'invalid');
    }
  });
}
