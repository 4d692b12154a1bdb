import {
  type DoseOptions,
  type DoseProblem,
  type DoseResult,
  DosimetryError,
  readDoseImages,
  runDose,
  runKernelDose,
  type VoxelGrid,
} from '@lutetia/dosimetry';
import { openGpu } from '@lutetia/dosimetry/gpu';
import { webgpuExecutor } from '@lutetia/dosimetry/webgpu';
import reference from '../egsnrc/torso-a/regions.json' with { type: 'json' };
import { type Figure, furthest, percentOff, type VoxelDoses, voxelAgreement } from '../judge.ts';
import { referenceImage } from '../reference.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';
import { type Computed, differenceMap, histograms, profiles } from './torso-plots.ts';

/** A way to compute the dose. Whoever adds one adds a line to `engines`. */
type Engine = {
  readonly name: string;
  /** Standard error wanted, as `runDose` has it: what the engine reaches in half a minute. */
  readonly precision: number;
  readonly dose: (problem: DoseProblem, options: Omit<DoseOptions, 'executor'>) => Promise<DoseResult>;
  /** Not made for bodies of several media: shown, and judged in a uniform one alone. */
  readonly uniformOnly?: boolean;
};

const engines = ({ executor }: Bench): Engine[] => [
  {
    name: 'cpu',
    precision: 0.008,
    dose: (problem, options) => runDose(problem, { ...options, executor }),
  },
  { name: 'webgpu', precision: 0.02, dose: onGpu },
  { name: 'kernel', precision: 0.02, dose: runKernelDose, uniformOnly: true },
];

async function onGpu(...[problem, options]: Parameters<Engine['dose']>): Promise<DoseResult> {
  using executor = webgpuExecutor(await openGpu());
  return await runDose(problem, { ...options, executor });
}

const referenceName = 'EGSnrc, torso-a';
/** Lesions of lung and rib, and cortex: media of other density lie within an electron's range. */
const widerLimit = new Set(['met_lung', 'met_rib', 'spine_cortex']);
const joulePerKeV = 1.602176634e-16;

/** `dose` is null where the engine does not run on this machine. */
type Found = { name: string; dose: DoseResult | null; judged: boolean };

export async function torsoSection(bench: Bench): Promise<Section> {
  const folder = 'egsnrc/torso-a';
  const [density, material, activity, labels] = ['density', 'material', 'activity', 'labels'].map((name) =>
    referenceImage(`${folder}/${name}.nii.gz`),
  );
  if (!density || !material || !activity || !labels) throw new RangeError('the phantom lacks an image');
  const body = readDoseImages({ density, material, activity, labels });
  const dose = referenceImage(`${folder}/dose-egsnrc.nii.gz`).data;
  const egsnrc = {
    dose,
    error: referenceImage(`${folder}/dose-egsnrc-relerr.nii.gz`).data,
    depositedKeV: depositedKeV(dose, body.grid),
  };
  const problem = {
    grid: body.grid,
    activity: body.activity,
    emission: bench.sameEmission,
    seed: bench.seed,
  };
  const found: Found[] = [];
  for (const { name, precision, dose, uniformOnly = false } of engines(bench)) {
    bench.say(`  engine ${name}`);
    const options = { precision, ...(body.labels === null ? {} : { labels: body.labels }) };
    found.push({
      name,
      judged: !uniformOnly,
      dose: await dose(problem, options).catch((error: unknown) => {
        if (!(error instanceof DosimetryError && error.code === 'engine-unavailable')) throw error;
        bench.say(`  ${error.message}`);
        return null;
      }),
    });
  }
  const [first] = found.flatMap(({ name, dose }): Computed[] => (dose === null ? [] : [{ name, dose }]));
  if (!first || body.labels === null) throw new RangeError('no engine computed the phantom');
  return {
    title: 'A torso with lungs, bone, organs and lesions',
    figures: found.filter(({ judged }) => judged).flatMap((each) => figuresOf(each, egsnrc)),
    text: textOf(found, egsnrc),
    plots: {
      'torso-profiles': profiles(first, egsnrc, body.grid, body.labels),
      'torso-difference': differenceMap(first, egsnrc, body.grid),
      'torso-dvh': histograms(first, egsnrc, body.grid, body.labels),
    },
  };
}

type Egsnrc = VoxelDoses & { readonly depositedKeV: number };

/** Energy that the whole body takes up, keV per decay, from its dose in Gy per decay. */
function depositedKeV(dose: ArrayLike<number>, { density, spacingMm: [x, y, z] }: VoxelGrid): number {
  const gramPerDensity = (x * y * z) / 1000;
  const sum = density.reduce((all, rho, voxel) => all + rho * (dose[voxel] ?? Number.NaN), 0);
  return (sum * gramPerDensity * 1e-3) / joulePerKeV;
}

const meanOf = ({ dose }: Found, label: number): number | null =>
  dose?.regions.find((region) => region.label === label)?.meanDoseGyPerDecay ?? null;

const errorOf = ({ dose }: Found, label: number): string => {
  const error = dose?.regions.find((region) => region.label === label)?.relStdError ?? null;
  return error === null ? '–' : (100 * error).toFixed(2);
};

const agreementOf = ({ dose }: Found, egsnrc: Egsnrc) =>
  dose && voxelAgreement({ dose: dose.doseGyPerDecay, error: dose.relativeStandardError }, egsnrc);

function figuresOf(found: Found, egsnrc: Egsnrc): Figure[] {
  const { name, dose } = found;
  const regions = (wide: boolean) =>
    furthest(
      reference.regions
        .filter(({ region }) => widerLimit.has(region) === wide)
        .map(({ label, mean_dose_Gy_per_decay }) => percentOff(meanOf(found, label), mean_dose_Gy_per_decay)),
    );
  const against = { reference: referenceName, unit: '%' } as const;
  return [
    { what: `${name}: mean dose of 11 regions, the furthest`, ...against, limit: 1, reached: regions(false) },
    {
      what: `${name}: mean dose of lung lesion, rib lesion and cortex, the furthest`,
      ...against,
      limit: 2,
      reached: regions(true),
    },
    {
      what: `${name}: voxels above 1 % of the maximum, rms difference beyond the statistical errors`,
      ...against,
      limit: 1.5,
      reached: agreementOf(found, egsnrc)?.beyond ?? null,
    },
    {
      what: `${name}: energy taken up by the whole phantom`,
      ...against,
      limit: 0.3,
      reached: percentOff(dose?.energyKeVPerDecay.deposited, egsnrc.depositedKeV),
    },
  ];
}

function textOf(found: readonly Found[], egsnrc: Egsnrc): string {
  const rows = reference.regions.map(({ label, region, mass_g, mean_dose_Gy_per_decay, rel_std_error }) => [
    region.replaceAll('_', ' '),
    digits(mass_g),
    digits(mean_dose_Gy_per_decay),
    (100 * rel_std_error).toFixed(2),
    ...found.flatMap((each) => [
      signed(percentOff(meanOf(each, label), mean_dose_Gy_per_decay)),
      errorOf(each, label),
    ]),
  ]);
  return `The phantom has 84 × 60 × 72 voxels of 4.8 mm of lung, soft tissue, spongiosa and cortical bone in vacuum, with
activity in organs and lesions. EGSnrc followed photons and electrons in full (292 million histories, 1.8 % standard
error by voxel, root mean square above 1 % of the maximum). Both sides have emissions of the same energy ([how](../validation/README.md)), so that transport alone
is compared. The engine \`webgpu\` ran on SwiftShader, a GPU driver in software, unless the last line of this page says
otherwise. The engine \`kernel\` convolves with the kernel of one medium, the dose at a glance: it is judged in a uniform
medium (below), and stands here to show what it does in organs, and what it gets wrong in lung, at bone and at the
skin.

${table(
  [
    'region',
    'mass, g',
    'EGSnrc, Gy per decay',
    'its error, %',
    ...found.flatMap(({ name }) => [`${name}, % off`, 'its error, %']),
  ],
  rows,
)}

${table(
  [
    'engine',
    'voxels',
    'rms difference, %',
    'statistical errors give, %',
    'beyond them, %',
    `energy, keV per decay (EGSnrc ${egsnrc.depositedKeV.toFixed(2)})`,
  ],
  found.map((each) => {
    const agreement = agreementOf(each, egsnrc);
    return [
      each.name,
      String(agreement?.voxels ?? '–'),
      ...[agreement?.rms, agreement?.statistical, agreement?.beyond].map((value) => value?.toFixed(2) ?? '–'),
      each.dose?.energyKeVPerDecay.deposited.toFixed(2) ?? '–',
    ];
  }),
)}

![Depth profiles through bone, lung and kidney](validation/torso-profiles.svg)

Depth profiles (means of 3 × 3 voxels at right angles to the line); below each, the difference with the standard error of both.

![Difference map of the central slice](validation/torso-difference.svg)

The central slice: liver, spleen, spine, the end of a kidney. In units of its standard error the difference is noise;
no border between tissues shows. Air is left out.

![Cumulative dose-volume histograms](validation/torso-dvh.svg)

Cumulative dose-volume histograms. EGSnrc's noise (2 to 10 % by voxel) widens its own; with it put on ours the two lie
on each other.`;
}
