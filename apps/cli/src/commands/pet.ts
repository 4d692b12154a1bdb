import type { Connectivity, Mask, PetAnalysis, Series, Vector } from '@lutetia/imaging';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { readDicomFiles } from '../dicom-files.ts';
import { numberOf } from '../numbers.ts';
import { type Output, six } from '../output.ts';

type Options = {
  method: string;
  series?: string;
  masks?: string[];
  connectivity: string;
  minMl: string;
  kind: string;
  liver?: string;
  json?: boolean;
};

export function registerPet(program: Command, output: Output): void {
  program
    .command('pet')
    .description('SUV, lesions and total tumour volume of a PET series')
    .argument('<path>', 'a folder with the series (others beside it are left alone), or a multi-frame file')
    .option('--method <method>', 'suv3, suv4, pct41, pct50 or liver', 'suv3')
    .option('--series <uid>', 'the PET series, where there are several')
    .option('--masks <files...>', 'SEG or RTSTRUCT: regions say where to look, organs what to leave out')
    .option('--connectivity <count>', '26 or 6 neighbours', '26')
    .option('--min-ml <volume>', 'leave out what is smaller, mL', '0')
    .option('--kind <kind>', 'bw, lbm, lbm-james, lbm-janmahasatian, ibw or bsa', 'bw')
    .option('--liver <x,y,z>', 'centre of a sphere of 3 cm in the liver, mm (LPS): for the method liver')
    .option('--json', 'print JSON')
    .action(async (path: string, options: Options) => {
      const { analysePet, masksOf, segmentationMethods, suvKinds } = await import('@lutetia/imaging');
      const request = {
        method: oneOf(segmentationMethods, options.method, '--method'),
        kind: oneOf(suvKinds, options.kind, '--kind'),
        connectivity: connectivityOf(options.connectivity),
        minMl: notNegative(options.minMl, '--min-ml'),
        ...(options.liver === undefined ? {} : { liverMm: placeOf(options.liver) }),
      };
      if (request.method === 'liver' && options.liver === undefined)
        throw new CliError('usage', '--method liver needs --liver x,y,z');
      const { threadDecoder } = await import('@lutetia/imaging/threads');
      await using decoder = threadDecoder();
      const series = await petSeries(path, options.series);
      const masks: Mask[] = [];
      for (const file of options.masks ?? [])
        masks.push(...(await readMasks(file, series, (mask, grid) => masksOf(mask, grid, decoder.decode))));
      const analysis = await analysePet(series, { ...request, masks }, decoder.decode);
      output.answer(answerOf(analysis, masks), lines(analysis), options);
    });
}

const oneOf = <T extends string>(choices: readonly T[], given: string, option: string): T => {
  const found = choices.find((choice) => choice === given);
  if (found === undefined)
    throw new CliError('usage', `${option} is one of ${choices.join(', ')}, not "${given}"`);
  return found;
};

function connectivityOf(text: string): Connectivity {
  if (text === '26') return 26;
  if (text === '6') return 6;
  throw new CliError('usage', `--connectivity is 26 or 6, not "${text}"`);
}

function notNegative(text: string, name: string): number {
  const value = numberOf(text, name);
  if (value < 0) throw new CliError('usage', `${name} must not be negative`);
  return value;
}

function placeOf(text: string): Vector {
  const [x, y, z, ...more] = text.split(',').map((part) => numberOf(part, '--liver'));
  if (x === undefined || y === undefined || z === undefined || more.length > 0)
    throw new CliError('usage', `--liver needs three numbers such as -80,10,-300, not "${text}"`);
  return [x, y, z];
}

/** The PET series of a path: the one asked for, the only one, or the only one with attenuation correction. */
async function petSeries(path: string, uid: string | undefined): Promise<Series> {
  const { groupSeries } = await import('@lutetia/imaging');
  const { files, unread } = await readDicomFiles(path);
  const [bad] = unread;
  if (bad !== undefined) throw new CliError(bad.code, `${bad.file}: ${bad.text}`);
  const all = groupSeries(files.map(({ file }) => file)).filter(({ modality }) => modality === 'PT');
  const wanted = uid === undefined ? all : all.filter((series) => series.uid === uid);
  const corrected = wanted.filter(({ files: [first] }) =>
    first?.dataSet.findTexts('CorrectedImage')?.includes('ATTN'),
  );
  const [only, ...others] = wanted.length > 1 && corrected.length > 0 ? corrected : wanted;
  if (only === undefined)
    throw new CliError('no-images', `${path} holds no PET series${uid === undefined ? '' : ` ${uid}`}`);
  if (others.length > 0)
    throw new CliError(
      'several-series',
      `${path} holds several PET series; --series takes one of ${[only, ...others].map((series) => series.uid).join(', ')}`,
    );
  return only;
}

async function readMasks(
  path: string,
  series: Series,
  masksOf: typeof import('@lutetia/imaging').masksOf,
): Promise<Mask[]> {
  if (series.grid === null)
    throw new CliError(
      'uneven-slices',
      `the PET makes no volume: ${series.problems.map(({ text }) => text).join('; ')}`,
    );
  const { files } = await readDicomFiles(path);
  const masks: Mask[] = [];
  for (const { file } of files) masks.push(...(await masksOf(file, series.grid)));
  return masks;
}

function answerOf(analysis: PetAnalysis, masks: readonly Mask[]) {
  const { kind, factors, ...suv } = analysis.suv;
  return {
    ...analysis,
    suv: {
      kind,
      factor: factors[0],
      ...suv,
      ...(new Set(factors).size > 1 ? { factors: [...factors] } : {}),
    },
    masks: masks.map(({ name, role, voxels }) => ({
      name,
      role,
      voxels: voxels.reduce((sum, inside) => sum + inside, 0),
    })),
  };
}

function lines(analysis: PetAnalysis): string[] {
  const { suv, max, lesions, method, thresholds, psmaTvMl, tlPsma, suvMean } = analysis;
  return [
    `series ${analysis.series}`,
    `SUV (${suv.kind}) per value ${six(suv.factors[0] ?? Number.NaN)}: ${suv.rule}`,
    ...suv.notes.map(({ text }) => `note: ${text}`),
    `highest ${six(max.suv)} at ${max.positionMm.map((at) => at.toFixed(1)).join(', ')} mm; median ${six(analysis.median)}`,
    `${method}: ${lesions.length} lesions from SUV ${thresholds.map(six).join(', ')} on, ${six(psmaTvMl)} mL, total uptake ${six(tlPsma)} mL, mean ${suvMean === null ? 'none' : six(suvMean)}`,
    ...lesions.map(
      (lesion) =>
        `  ${six(lesion.volumeMl)} mL at ${lesion.centroidMm.map((at) => at.toFixed(1)).join(', ')} mm: maximum ${six(lesion.suvMax)}, mean ${six(lesion.suvMean)}, peak ${six(lesion.suvPeak)}`,
    ),
  ];
}
