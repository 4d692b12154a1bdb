/**
 * What the log keeps of an error. A database's error carries the statement's values and the row that it
 * failed on (names, hashes, clinical values): of those only kind, code and place in the program stay.
 */
export function loggable(error: unknown): Loggable {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const code = 'code' in error ? String(error.code) : undefined;
  const message = isOfDatabase(error) ? `database error ${code}` : error.message;
  const place = error.stack?.split('\n').filter((line) => /^ +at /.test(line)) ?? [];
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    stack: place.join('\n'),
    ...(error.cause === undefined ? {} : { cause: loggable(error.cause) }),
  };
}

interface Loggable {
  type: string;
  message: string;
  code?: string;
  stack: string;
  cause?: Loggable;
}

/** A SQLSTATE and a severity: its message may quote a value, such as one that is no number. */
const isOfDatabase = (error: Error): boolean => 'severity' in error && 'code' in error;
