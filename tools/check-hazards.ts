import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findHazardMentions } from './hazards/course-gates.ts';
import { parseHazardLog } from './hazards/hazard-log.ts';
import { hazardPage } from './hazards/hazard-page.ts';
import { judgeHazards } from './hazards/judge-hazards.ts';
import { readTestReport, type TestRecord } from './hazards/test-report.ts';

/** Faults of the hazard log below `root`; with `tests`, also those of its controls' tests. */
export function checkHazards(root: string, tests: readonly TestRecord[] | null): string[] {
  const log = parseHazardLog(readFileSync(join(root, 'docs', 'hazard-log.json'), 'utf8'));
  const page = join(root, 'docs', 'hazard-log.md');
  const written = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return [
    ...judgeHazards({
      log,
      mentions: findHazardMentions(root),
      fileExists: (path) => existsSync(join(root, path)),
      tests,
    }),
    ...(written === hazardPage(log) ? [] : ['docs/hazard-log.md is out of date: npm run docs']),
  ];
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const { values } = parseArgs({ options: { report: { type: 'string' }, write: { type: 'boolean' } } });
  if (values.write === true) {
    const log = parseHazardLog(readFileSync(join(root, 'docs', 'hazard-log.json'), 'utf8'));
    writeFileSync(join(root, 'docs', 'hazard-log.md'), hazardPage(log));
  }
  const tests =
    values.report === undefined ? null : readTestReport(readFileSync(values.report, 'utf8'), root);
  const faults = checkHazards(root, tests);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`hazard log: ${faults.length} faults\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
