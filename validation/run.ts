import '../tools/require-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { threadExecutor } from '@lutetia/dosimetry/threads';
import { softwareVulkan } from '../tools/find-vulkan.ts';
import { allHold, type Figure } from './judge.ts';
import { imagesPage, page } from './page.ts';
import { egsnrcEmission } from './reference.ts';
import type { Bench, Section } from './section.ts';
import { coefficientsSection } from './sections/coefficients.ts';
import { decaysSection } from './sections/decays.ts';
import { imagesSection } from './sections/images.ts';
import { iodineSection } from './sections/iodine.ts';
import { kernelsSection } from './sections/kernels.ts';
import { kineticsSection } from './sections/kinetics.ts';
import { publishedKernelsSection } from './sections/media.ts';
import { spheresSection } from './sections/spheres.ts';
import { torsoSection } from './sections/torso.ts';
import { uniformSection } from './sections/uniform.ts';

const sections: readonly [name: string, compute: (bench: Bench) => Promise<Section> | Section][] = [
  ['torso phantom', torsoSection],
  ['voxel S values', kernelsSection],
  ['voxel S values: other media, a published table', publishedKernelsSection],
  ['voxel S values of I-131', iodineSection],
  ['the kernel engine in water', uniformSection],
  ['spheres', spheresSection],
  ['energy per decay', decaysSection],
  ['coefficients', coefficientsSection],
  ['kinetics', kineticsSection],
];

const seed = 20260117;
const docs = join(import.meta.dirname, '..', 'docs');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    gpu: { type: 'boolean', default: false },
    emissions: { type: 'string' },
    images: { type: 'string' },
  },
});
// Real images are not part of the project: with a folder of them they alone are looked at, on a page of their own.
if (values.images !== undefined) {
  const section = await imagesSection(values.images, say);
  writeFileSync(join(docs, 'validation-images.md'), imagesPage(section));
  say(`${section.figures.filter((one) => allHold([one])).length} of ${section.figures.length} figures hold`);
  process.exit(allHold(section.figures) ? 0 : 1);
}
// SwiftShader gives the same doses everywhere; `--gpu` takes the machine's own driver.
if (!values.gpu) Object.assign(process.env, softwareVulkan());

const started = performance.now();
const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s`;
await using executor = threadExecutor(Math.min(4, availableParallelism()));
const bench: Bench = { executor, sameEmission: egsnrcEmission(values.emissions), seed, say };

const done: Section[] = [];
for (const [at, [name, compute]] of sections.entries()) {
  say(`${seconds()}  ${at + 1}/${sections.length}  ${name} …`);
  done.push(await compute(bench));
}
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
mkdirSync(join(docs, 'validation'), { recursive: true });
for (const [name, svg] of done.flatMap(({ plots }) => Object.entries(plots)))
  writeFileSync(join(docs, 'validation', `${name}.svg`), svg);
writeFileSync(
  join(docs, 'validation.md'),
  page(done, {
    seed,
    versions: `Lutetia ${version}, Node ${process.version}${values.gpu ? ", on this machine's GPU" : ''}${values.emissions === undefined ? '' : ', with an emissions file'}`,
  }),
);

const figures: Figure[] = done.flatMap((section) => section.figures);
const failed = figures.filter((figure) => !allHold([figure]));
for (const { what } of failed) say(`MISSED  ${what}`);
say(
  `${seconds()}  ${figures.length - failed.length} of ${figures.length} figures hold; docs/validation.md is written`,
);
process.exitCode = allHold(figures) ? 0 : 1;
