import { join } from 'node:path';
import { command, root, type Step } from './run-step.ts';

const typescript = command('typescript', 'tsc');
const tool = (name: string): string => join(root, 'tools', name);

export const typeSteps: readonly Step[] = [
  { name: 'types', node: [typescript, '--project', '.'] },
  { name: 'types of the web app', node: [typescript, '--project', 'apps/web'] },
];

export const importStep: Step = {
  name: 'import directions',
  node: [tool('check-imports.ts')],
  looked: /[1-9]\d* modules, [1-9]\d* imports/,
};

export const webStep: Step = { name: 'web app built', node: [tool('build-web.ts')] };

export const sizeStep: Step = {
  name: 'size of the first page',
  node: [tool('first-page.ts')],
  looked: /kB of script/,
};

export const houseSteps: readonly Step[] = [
  {
    name: 'format and lint',
    node: [command('@biomejs/biome', 'biome'), 'check', '--max-diagnostics=200', '.'],
    looked: /Checked [1-9]\d* files/,
  },
  ...typeSteps,
  {
    name: 'dead code',
    node: [command('knip'), '--no-progress', '--reporter', 'symbols', '--reporter', './tools/knip-count.ts'],
    looked: /knip looked at [1-9]\d* files/,
  },
  importStep,
  { name: 'licences', node: [tool('check-licences.ts')], looked: /[1-9]\d* shipped packages/ },
  { name: 'hazard log', node: [tool('check-hazards.ts')] },
];
