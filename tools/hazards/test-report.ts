import { relative, sep } from 'node:path';

export interface TestRecord {
  /** `file › describe › test`. */
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
}

/** The parts of Vitest's JSON report that are read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

const statusOf = (status: string): TestRecord['status'] =>
  status === 'passed' || status === 'failed' ? status : 'skipped';

/** Tests of a Vitest JSON report. A file that did not even load counts as one failed test. */
export function readTestReport(json: string, root: string): TestRecord[] {
  const report = JSON.parse(json) as VitestReport;
  return report.testResults.flatMap((file): TestRecord[] => {
    const path = relative(root, file.name).split(sep).join('/');
    if (file.assertionResults.length === 0 && file.status === 'failed')
      return [{ name: `${path} › (the file)`, status: 'failed' }];
    return file.assertionResults.map(({ ancestorTitles, title, status }) => ({
      name: [path, ...ancestorTitles, title].join(' › '),
      status: statusOf(status),
    }));
  });
}
