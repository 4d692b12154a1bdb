/**
 * Writes packages/nuclide/src/emissions/evaluated-decays.json from evaluations in ENSDF format.
 *
 *   node tools/emissions/build.ts --ddep FOLDER --ensdf FOLDER --relax relax.data --binding photo_relax.data
 *
 * FOLDER holds one `<nuclide>.txt` a nuclide. What the evaluation gives is kept; X-ray and Auger groups that it
 * leaves out come from the EADL cascade, and what then remains of the vacancies' energy is one line of outer-shell
 * Auger electrons, so that the energy of each decay adds up. Format the result with `npx biome format --write`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assemble } from './assemble.ts';
import { Eadl } from './eadl.ts';
import { readEnsdf } from './ensdf.ts';
import { nuclides } from './nuclides.ts';

const { values } = parseArgs({
  options: {
    ddep: { type: 'string' },
    ensdf: { type: 'string' },
    relax: { type: 'string' },
    binding: { type: 'string' },
  },
});
const { ddep, ensdf, relax, binding } = values;
if (!ddep || !ensdf || !relax || !binding)
  throw new Error('--ddep, --ensdf, --relax and --binding are needed');

const eadl = new Eadl(readFileSync(relax), readFileSync(binding, 'utf8'));
const decays = nuclides.map((nuclide) => {
  const file = `${nuclide}.txt`;
  const isDdep = existsSync(join(ddep, file));
  const sets = readEnsdf(readFileSync(join(isDdep ? ddep : ensdf, file), 'latin1'));
  return {
    nuclide,
    ...assemble(nuclide, sets, eadl, isDdep ? 'DDEP / LNHB (BIPM Monographie-5)' : 'ENSDF (NNDC)'),
  };
});
for (const { nuclide, balanceKeV } of decays)
  process.stdout.write(`${nuclide.padEnd(7)} emitted − de-excitation: ${balanceKeV.toFixed(3)} keV\n`);

const target = join(import.meta.dirname, '../../packages/nuclide/src/emissions/evaluated-decays.json');
const rows = decays.map(({ nuclide, decay }) => `${JSON.stringify(nuclide)}: ${JSON.stringify(decay)}`);
writeFileSync(target, `{\n${rows.join(',\n')}\n}\n`);
