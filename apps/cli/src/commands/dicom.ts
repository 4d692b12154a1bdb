import type { Series } from '@lutetia/imaging';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type FoundFiles, readDicomFiles } from '../dicom-files.ts';
import { type Output, six } from '../output.ts';

export function registerDicom(program: Command, output: Output): void {
  const dicom = program.command('dicom').description('DICOM objects: what is there, de-identification');
  dicom
    .command('info')
    .description('series found in a file or a folder, their geometry and what is wrong with them')
    .argument('<path>', 'a DICOM file, or a folder with all below it')
    .option('--json', 'print JSON')
    .action(async (path: string, options: { json?: boolean }) => {
      const { groupSeries } = await import('@lutetia/imaging');
      const found = await readDicomFiles(path);
      const answer = describeFiles(found, groupSeries(found.files.map(({ file }) => file)));
      output.answer(answer, infoLines(answer), options);
    });
  dicom
    .command('deidentify')
    .description('copies of DICOM objects without who the patient is (PS3.15 table E.1-1)')
    .argument('<in>', 'a DICOM file, or a folder with all below it')
    .argument('<out>', 'a folder that is empty or not there yet; for one file also a file name')
    .option(
      '--profile <profile>',
      'basic, or quantitative (keeps weight, height, sex and shifted dates)',
      'basic',
    )
    .option(
      '--retain <options>',
      'more that is kept: uids,device,institution,patient,fullDates,modifiedDates',
    )
    .option(
      '--secret <text>',
      'the same secret gives the same pseudonyms, UIDs and shift of dates in every run',
    )
    .option('--json', 'print JSON')
    .action(async (from: string, to: string, options: DeidentifyOptions) => {
      const { profiles, retainOptions } = await import('@lutetia/imaging');
      const { deidentifyFiles } = await import('../deidentify-files.ts');
      const name = options.profile;
      if (name !== 'basic' && name !== 'quantitative')
        throw new CliError('usage', `--profile is one of ${Object.keys(profiles).join(', ')}, not "${name}"`);
      const kept = new Set([...profiles[name].options, ...retained(options.retain, retainOptions)]);
      const answer = await deidentifyFiles(from, to, { options: [...kept] }, options.secret);
      output.answer(
        { profile: name, options: [...kept], ...answer },
        [
          `${answer.written} objects written to ${to}`,
          ...answer.burnedIn.map(({ file, reason }) => `look at the pixels of ${file}: ${reason}`),
          ...answer.problems.map(({ file, text }) => `not copied: ${file}: ${text}`),
        ],
        options,
      );
    });
}

type DeidentifyOptions = { profile: string; retain?: string; secret?: string; json?: boolean };

/** `a,b` as options of the profile. */
function retained<T extends string>(text: string | undefined, choices: readonly T[]): T[] {
  return (text ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const found = choices.find((choice) => choice === name);
      if (found === undefined)
        throw new CliError('usage', `--retain takes ${choices.join(', ')}, not "${name}"`);
      return found;
    });
}

type SeriesInfo = ReturnType<typeof describeSeries>;
type Info = {
  files: number;
  others: number;
  series: SeriesInfo[];
  problems: FoundFiles['unread'];
};

const describeFiles = ({ files, others, unread }: FoundFiles, series: readonly Series[]): Info => ({
  files: files.length,
  others,
  series: series.map(describeSeries),
  problems: unread,
});

function describeSeries({ uid, modality, description, files, slices, grid, problems }: Series) {
  const first = files[0]?.dataSet;
  return {
    series: uid,
    study: first?.findText('StudyInstanceUID') ?? null,
    patientName: first?.findText('PatientName') ?? null,
    patientId: first?.findText('PatientID') ?? null,
    modality,
    description,
    sopClass: first?.findText('SOPClassUID') ?? null,
    transferSyntaxes: [...new Set(files.map(({ syntax }) => syntax.uid))],
    instances: files.length,
    images: slices.length,
    geometry: grid,
    problems,
  };
}

function infoLines({ files, others, series, problems }: Info): string[] {
  return [
    `${files} DICOM objects in ${series.length} series; ${others} other files`,
    ...series.flatMap((one) => [
      `${one.modality ?? 'unknown'}  ${one.description ?? 'without a description'}: ${one.instances} objects, ${one.images} images`,
      `  ${one.series}`,
      ...(one.geometry === null
        ? []
        : [`  ${one.geometry.dims.join(' × ')} voxels of ${one.geometry.spacingMm.map(six).join(' × ')} mm`]),
      ...one.problems.map(({ text }) => `  problem: ${text}`),
    ]),
    ...problems.map(({ file, text }) => `${file}: ${text}`),
  ];
}
