import type { HazardMention } from './course-gates.ts';
import type { HazardLog } from './hazard-log.ts';
import type { TestRecord } from './test-report.ts';

export interface Evidence {
  readonly log: HazardLog;
  readonly mentions: readonly HazardMention[];
  readonly fileExists: (path: string) => boolean;
  /** null: the tests were not run, so only the log itself is judged. */
  readonly tests: readonly TestRecord[] | null;
}

function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id}: given twice`);
}

function judgeForm({ log, fileExists }: Evidence): string[] {
  const controls = log.hazards.flatMap((hazard) => hazard.controls);
  return [
    ...(log.hazards.length === 0 ? ['the log holds no hazard'] : []),
    ...twice(log.hazards.map(({ id }) => id)),
    ...twice(controls.map(({ id }) => id)),
    ...log.hazards.filter(({ controls }) => controls.length === 0).map(({ id }) => `${id}: no control`),
    ...controls.filter(({ where }) => where.length === 0).map(({ id }) => `${id}: nowhere in the code`),
    ...controls.flatMap(({ id, where }) =>
      where.filter((path) => !fileExists(path)).map((path) => `${id}: ${path} does not exist`),
    ),
  ];
}

/** Every hazard that the course names is in the log, and every gate stands under its own hazard. */
function judgeGates({ log, mentions }: Evidence): string[] {
  const listed = new Map(log.hazards.map(({ id, controls }) => [id, controls.flatMap(({ gates }) => gates)]));
  const known = new Set(mentions.flatMap(({ gate }) => gate ?? []));
  const faults = mentions.length === 0 ? ['packages/course names no hazard: nothing was looked at'] : [];
  for (const { file, hazard, gate } of mentions) {
    const gates = listed.get(hazard);
    if (gates === undefined) faults.push(`${file}: ${hazard} is not in the log`);
    else if (gate !== null && !gates.includes(gate))
      faults.push(`${hazard}: no control names its gate ${gate}`);
  }
  for (const { id, controls } of log.hazards)
    for (const gate of controls.flatMap(({ gates }) => gates))
      if (!known.has(gate)) faults.push(`${id}: gate ${gate} does not exist`);
  return faults;
}

function judgeTests({ log, tests }: Evidence): string[] {
  if (tests === null) return [];
  const status = new Map<string, TestRecord['status']>();
  for (const test of tests) if (status.get(test.name) !== 'failed') status.set(test.name, test.status);
  return log.hazards.flatMap(({ controls }) =>
    controls.flatMap((control) => [
      ...control.tests
        .filter((name) => !status.has(name))
        .map((name) => `${control.id}: no such test: ${name}`),
      ...control.tests
        .filter((name) => status.get(name) === 'failed')
        .map((name) => `${control.id}: test failed: ${name}`),
      ...(control.tests.some((name) => status.get(name) === 'passed')
        ? []
        : [`${control.id}: no test of it passed (${control.what})`]),
    ]),
  );
}

/** Faults of the hazard log against the code and the tests; empty when every control holds. */
export const judgeHazards = (evidence: Evidence): string[] => [
  ...judgeForm(evidence),
  ...judgeGates(evidence),
  ...judgeTests(evidence),
];
