import type { ReporterOptions } from 'knip';

/** Says how many files knip looked at, so that a misconfigured run does not pass for a clean one. */
export default function count({ counters }: ReporterOptions): void {
  process.stdout.write(`knip looked at ${counters.processed} files\n`);
}
