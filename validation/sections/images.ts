import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  connectedComponents,
  type DicomFile,
  groupSeries,
  ImagingError,
  masksOf,
  measureComponents,
  readDicom,
  readSuv,
  segmentPet,
} from '@lutetia/imaging';
import type { Figure } from '../judge.ts';
import { digits, type Section, table } from '../section.ts';

/** Figures that pydicom, NumPy and scipy gave for a patient (`sts/expected.json`). */
type Recomputed = { max: number } & Readonly<Record<string, unknown>>;
type Components = { components6: number; components26: number; voxels: number; suvMean: number };

const ibsi = 'IBSI-SUV reference objects (OncoRay and HZDR, CC BY 4.0)';

async function filesBelow(folder: string): Promise<DicomFile[]> {
  const files: DicomFile[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || name.endsWith('.nii.gz')) continue;
    try {
      files.push(await readDicom(readFileSync(path)));
    } catch (error) {
      if (!(error instanceof ImagingError) || error.code !== 'not-dicom') throw error;
    }
  }
  return files;
}

const modality = ({ dataSet }: DicomFile): string | undefined => dataSet.findText('Modality');

async function petOf(folder: string) {
  const files = await filesBelow(folder);
  const [series] = groupSeries(files.filter((file) => modality(file) === 'PT'));
  if (series === undefined) throw new RangeError(`${folder} holds no PET`);
  const { volume, suv } = await readSuv(series);
  const [structures] = files.filter((file) => modality(file) === 'RTSTRUCT');
  return { volume, suv, structures };
}

const wanted = { cold: 0.2, median: 1, hot: 4 } as const;

async function referenceObject(folder: string, name: string) {
  const { volume, suv, structures } = await petOf(join(folder, name));
  const masks = structures === undefined ? [] : await masksOf(structures, volume);
  const { min, median, max } = segmentPet(volume, { method: 'suv3', connectivity: 26, masks });
  return { name, cold: min, median, hot: max.suv, rule: suv.rule };
}

/**
 * SUV and lesions of real and reference images below a folder: unpacked `DRO_*` and `STS_*`, with `expected.json` beside the
 * latter. What is not there has no figures.
 */
export async function imagesSection(folder: string, say: (text: string) => void): Promise<Section> {
  const names = readdirSync(folder).sort();
  const objects: Awaited<ReturnType<typeof referenceObject>>[] = [];
  for (const name of names.filter((each) => /^DRO_[\d_]+$/.test(each))) {
    say(`  ${name}`);
    objects.push(await referenceObject(folder, name));
  }
  const figures: Figure[] = objects.flatMap(({ name, ...found }) =>
    (['cold', 'median', 'hot'] as const).map((kind) => ({
      what: `${name}: SUV, ${kind}, as two decimals give it`,
      reference: ibsi,
      limit: 0.5,
      reached: 100 * (found[kind] - wanted[kind]),
      unit: 'points' as const,
    })),
  );
  const patients: string[][] = [];
  const expected: Readonly<Record<string, Recomputed>> = names.includes('expected.json')
    ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    : {};
  for (const [name, theirs] of Object.entries(expected)) {
    say(`  ${name}`);
    const { volume } = await petOf(join(folder, name, 'PET'));
    for (const [key, threshold] of [
      ['suv3', 3],
      ['suv4', 4],
      ['suv2.5', 2.5],
    ] as const) {
      const reference = theirs[key] as Components;
      const [six, all] = ([6, 26] as const).map((connectivity) =>
        measureComponents(volume, connectedComponents(volume, threshold, connectivity)),
      );
      const voxels = all?.reduce((sum, lesion) => sum + lesion.voxels, 0) ?? Number.NaN;
      const total = all?.reduce((sum, lesion) => sum + lesion.voxels * lesion.suvMean, 0) ?? Number.NaN;
      const off = (ours: number | undefined, its: number) => 100 * ((ours ?? Number.NaN) / its - 1);
      const deviations = [
        off(voxels, reference.voxels),
        off(total / voxels, reference.suvMean),
        off(six?.length, reference.components6),
        off(all?.length, reference.components26),
      ];
      patients.push([
        name,
        key,
        String(voxels),
        digits(total / voxels),
        String(six?.length),
        String(all?.length),
      ]);
      figures.push({
        what: `${name}, ${key}: voxels, mean, 6- and 26-connected components, the furthest`,
        reference: 'pydicom, NumPy and scipy',
        limit: 0.001,
        reached: deviations.reduce((a, b) => (Math.abs(b) > Math.abs(a) || Number.isNaN(b) ? b : a)),
        unit: '%',
      });
    }
  }
  return {
    title: 'SUV and lesions of reference objects and patients',
    figures,
    text: `${table(
      ['object', 'cold (0.20)', 'median (1.00)', 'hot (4.00)', 'rule'],
      objects.map(({ name, cold, median, hot, rule }) => [
        name,
        cold.toFixed(3),
        median.toFixed(3),
        hot.toFixed(3),
        rule,
      ]),
      [0, 4],
    )}

The objects are 'DRO' of ${ibsi}; the patients are of the soft-tissue-sarcoma set (Vallières et al.) as the IBSI republished it
(\`theibsi/data_sets\`, CC BY 3.0).

${table(['patient', 'threshold', 'voxels', 'SUV mean', '6-connected', '26-connected'], patients, [0, 1])}`,
    plots: {},
  };
}
