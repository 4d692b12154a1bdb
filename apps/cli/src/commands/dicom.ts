import type { Series } from '@lutetia/imaging';
import type { Command } from 'commander';
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
