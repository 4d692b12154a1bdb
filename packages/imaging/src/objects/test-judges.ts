import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSet } from '../dicom/data-set.ts';
import { readDicom } from '../dicom/read-dicom.ts';
import { fileOf, petSlice, words } from '../dicom/test-dicom.ts';
import { writeDicom } from '../dicom/write-dicom.ts';
import { groupSeries } from '../volume/series.ts';
import { anatomicSites, code, lesionTypes } from './code.ts';
import type { NewObject } from './heading.ts';
import type { LesionSegment } from './segment.ts';

/** dciodvfy (dicom3tools) and dsrdump (dcmtk) are asked where they are; in CI they have to be. */
export const noJudges =
  !['dciodvfy', 'dcmdump', 'dsrdump'].every((tool) => existsSync(`/usr/bin/${tool}`)) &&
  (process.env.CI ?? 'false') === 'false';

function ask(tool: string, args: readonly string[], dataSet: DataSet): { out: string; err: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lutetia-judge-'));
  try {
    const path = join(folder, 'object.dcm');
    writeFileSync(path, writeDicom(dataSet));
    const { error, stdout, stderr } = spawnSync(tool, [...args, path], { encoding: 'utf8' });
    if (error !== undefined) throw error;
    return { out: stdout, err: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What dciodvfy says, line by line: the kind of object that it took it for, errors and warnings. */
export const dciodvfy = (dataSet: DataSet): string[] => ask('dciodvfy', [], dataSet).err.trim().split('\n');

export const dcmdump = (dataSet: DataSet): { text: string; complaints: string } => {
  const { out, err } = ask('dcmdump', [], dataSet);
  return { text: out, complaints: err };
};

export function newObject(changes: Partial<NewObject> = {}): NewObject {
  let count = 0;
  return {
    newUid: () => `2.25.777000${++count}`,
    date: '20260302',
    time: '090000',
    seriesNumber: 900,
    seriesDescription: 'Lesions 病灶',
    softwareVersion: '0.1.0',
    deviceSerial: 'INVENTED-INSTALLATION',
    ...changes,
  };
}

const columns = 11;
const rows = 9;
const slices = 6;
const plane = columns * rows;

/** Six slices of an invented, oblique PET of 11 × 9 pixels: 99 bits a frame, so that frames do not begin with a byte. */
export async function petSeries() {
  const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
  const files = await Promise.all(
    Array.from({ length: slices }, (_, k) =>
      readDicom(
        fileOf(
          petSlice(
            {
              PatientName: 'Erfunden^Jörg',
              PatientBirthDate: '19500101',
              StudyID: 'S1',
              AccessionNumber: 'A1',
              ReferringPhysicianName: 'Invented^Doctor',
              Rows: rows,
              Columns: columns,
              ImageOrientationPatient: [c, s, 0, 0, 0, -1],
              ImagePositionPatient: [-s * 3.3 * k - 120.5, c * 3.3 * k, 77],
              PixelData: words(Array.from({ length: plane }, (_, i) => i)),
            },
            k,
          ),
        ),
      ),
    ),
  );
  const [series] = groupSeries(files);
  if (series?.grid == null) throw new Error('no series');
  return { series, grid: series.grid };
}

/** Two lesions: a ring with a hole and a bridge over a corner, in slices 1 to 3, and one voxel at the edge of slice 5. */
export function lesions(): readonly [LesionSegment, LesionSegment] {
  const mask = (...places: readonly (readonly [i: number, j: number, k: number])[]): Uint8Array => {
    const voxels = new Uint8Array(plane * slices);
    for (const [i, j, k] of places) voxels[k * plane + j * columns + i] = 1;
    return voxels;
  };
  const ring = [1, 2, 3].flatMap((k) =>
    [2, 3, 4, 5].flatMap((i) =>
      [2, 3, 4, 5].flatMap((j) => (i === 3 && j === 3 ? [] : [[i, j, k] as const])),
    ),
  );
  return [
    {
      label: 'Lesion 1 右侧',
      voxels: mask(...ring, [6, 6, 2], [7, 7, 2], [7, 6, 2], [8, 5, 2]),
      trackingId: 'INVENTED-L1',
      trackingUid: '2.25.88001',
      type: lesionTypes.primary,
      site: anatomicSites.prostate,
      laterality: code('24028007', 'SCT', 'Right'),
      algorithm: { type: 'SEMIAUTOMATIC', name: 'suv3' },
    },
    {
      label: 'Lesion 2',
      voxels: mask([10, 8, 5]),
      trackingId: 'INVENTED-L2',
      trackingUid: '2.25.88002',
      type: lesionTypes.secondary,
      site: anatomicSites.bone,
      algorithm: { type: 'MANUAL' },
    },
  ];
}
/** The document as dcmtk prints it, and what it complains of; dcmtk 3.6.7 reads UTF-8 but cannot check its representation. */
export const dsrdump = (dataSet: DataSet): { text: string; complaints: string } => {
  const { out, err } = ask('dsrdump', ['+Pc'], dataSet);
  const own = /^W: The VR checker does not support this Specific Character Set: ISO_IR 192\n/gm;
  return { text: out, complaints: err.replace(own, '').trim() };
};
