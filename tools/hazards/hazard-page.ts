import type { HazardLog } from './hazard-log.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The hazard log as a page for people, written to docs/hazard-log.md. */
export function hazardPage(log: HazardLog): string {
  const overview = log.hazards.map(
    ({ id, hazard, harm, severity, controls }) =>
      `| [${id}](#${id.toLowerCase()}) | ${cell(hazard)} | ${cell(harm)} | ${severity} | ${controls.map((c) => c.id).join(', ')} |`,
  );
  const chapters = log.hazards.flatMap(({ id, hazard, harm, severity, incidents, controls, residual }) => [
    `## ${id}`,
    '',
    `**${hazard}** (${severity}). Harm: ${harm}`,
    '',
    ...(incidents.length === 0 ? ['No reported incident is cited for it.'] : ['It has happened:', '']),
    ...incidents.map(
      ({ report, what, address }) => `- ${report}: ${what}${address === null ? '' : ` (${address})`}`,
    ),
    '',
    ...controls.flatMap((control) => [
      `- **${control.id}** ${control.what}`,
      `  - where: ${control.where.map((path) => `\`${path}\``).join(', ')}`,
      ...(control.gates.length === 0
        ? []
        : [`  - gates: ${control.gates.map((g) => `\`${g}\``).join(', ')}`]),
      ...control.tests.map((test) => `  - test: ${test}`),
    ]),
    '',
    `What remains: ${residual}`,
    '',
  ]);
  return [
    '# Hazard log',
    '',
    'What can go wrong, whom it harms, what Lutetia does against it, and the tests that show it. This page is',
    'written by `npm run docs` from `docs/hazard-log.json`; change that file. `npm test` fails when a control has no',
    'test that passed. Severity is the worst credible harm without the control. The log covers what the software can',
    'do; a hospital adds the hazards of its own rooms, people and procedures.',
    '',
    '| id | hazard | harm | severity | controls |',
    '|---|---|---|---|---|',
    ...overview,
    '',
    ...chapters,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
