/** One finished system call of `strace -f -y`, with the path of its file. */
export interface SystemCall {
  name: string;
  path: string;
  /** Where a renamed file went. */
  target?: string;
  result: string;
}

const line =
  /^(?:\[pid\s+)?\d+\]?\s+(\w+)\((?:AT_FDCWD(?:<[^>]*>)?, )?(?:"([^"]*)"|\d+<([^>]*)>)(.*)\)\s+=\s+(\S+)/;

const unfinished = /^(?<pid>\d+)\s.*<unfinished \.\.\.>$/;
const resumed = /^(?<pid>\d+)\s+<\.\.\. \w+ resumed>(?<rest>.*)$/;

/**
 * Rows with each call on one of its own. Where another thread calls in between, `strace` prints a call
 * in two halves; it stands here where it came to its end.
 */
function wholeRows(text: string): string[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((row) => {
    const first = unfinished.exec(row)?.groups;
    if (first?.pid !== undefined) {
      begun.set(first.pid, row.replace(/\s*<unfinished \.\.\.>$/, ''));
      return [];
    }
    const second = resumed.exec(row)?.groups;
    if (second?.pid === undefined) return [row];
    return [`${begun.get(second.pid) ?? ''}${second.rest}`];
  });
}

/** Reads the trace of a program whose calls on the files of interest all come from one thread. */
export function parseTrace(text: string): SystemCall[] {
  const calls: SystemCall[] = [];
  for (const row of wholeRows(text)) {
    const match = line.exec(row);
    if (match === null) continue;
    const [, name = '', quoted, descriptor, rest = '', result = ''] = match;
    const target = name.startsWith('rename') ? /"([^"]*)"/.exec(rest)?.[1] : undefined;
    const call = { name, path: quoted ?? descriptor ?? '', result };
    calls.push(target === undefined ? call : { ...call, target });
  }
  return calls;
}

/** The durable files that were written and are not yet flushed at each acknowledgement. */
export function unflushedAt(
  calls: readonly SystemCall[],
  isDurable: (path: string) => boolean,
  isAcknowledgement: (call: SystemCall) => boolean,
): { acknowledgement: number; path: string }[] {
  const dirty = new Set<string>();
  const faults: { acknowledgement: number; path: string }[] = [];
  let acknowledgement = 0;
  for (const call of calls) {
    if (isAcknowledgement(call)) {
      for (const path of dirty) faults.push({ acknowledgement, path });
      acknowledgement += 1;
    } else if (/^p?writev?(64)?$/.test(call.name) && isDurable(call.path)) dirty.add(call.path);
    else if (/^f(data)?sync$/.test(call.name) && call.result === '0') dirty.delete(call.path);
    else if (call.name.startsWith('unlink')) dirty.delete(call.path);
    else if (call.target !== undefined && dirty.delete(call.path)) dirty.add(call.target);
  }
  return faults;
}
