import '../tools/require-node.mjs';
import { parseArgs } from 'node:util';
import { actsSection } from './acts.ts';
import { coldStartSection } from './cold-start.ts';
import { doseSection } from './dose.ts';
import { petSection } from './pet.ts';

import { plannerSection } from './planner.ts';
import { screensSection } from './screens.ts';
import { run, type Section } from './support/report.ts';
import { webgpuDoseSection } from './webgpu-dose.ts';

const sections: Readonly<Record<string, Section>> = {
  'cold-start': coldStartSection,
  screens: screensSection,
  acts: actsSection,
  dose: doseSection,
  pet: petSection,

  planner: plannerSection,
  'webgpu-dose': webgpuDoseSection,
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
if (values.only !== undefined && sections[values.only] === undefined)
  throw new RangeError(`nothing is called ${values.only}; there are ${Object.keys(sections).join(', ')}`);

for (const [name, section] of Object.entries(sections)) {
  if (values.only === undefined ? section.onlyByName : name !== values.only) continue;
  process.stdout.write(`${name} …\n\n${await run(name, section, values.quick)}\n\n`);
}
process.exit();
