import type { DataSet } from '../dicom/data-set.ts';
import { ImagingError } from '../errors.ts';
import { dateTimeSeconds, findDateTime, type LocalSeconds, localText } from './clock.ts';

export type Note = { readonly code: string; readonly text: string };

export type ScanStart = {
  /** For each slice. They differ only where each bed position is corrected to its own start. */
  readonly starts: readonly LocalSeconds[];
  readonly how: string;
  readonly notes: readonly Note[];
};

/** Times that differ by less are one: the average time of a frame depends a little on the maker, and clocks are rounded. */
const sameSeconds = 2;

/** A date and time as the files of anonymisers leave them lies days away. */
const longestScanSeconds = 12 * 3600;

/** Time after a frame's start at which its average activity is reached, s: T_ave = ln(λT / (1 − e^{−λT})) / λ. */
export function averageTime(durationSeconds: number, halfLife: number): number {
  const lambda = Math.LN2 / halfLife;
  const decays = lambda * durationSeconds;
  return decays < 1e-9 ? durationSeconds / 2 : Math.log(decays / -Math.expm1(-decays)) / lambda;
}

export function acquisitionTime(slice: DataSet): LocalSeconds | undefined {
  const whole = slice.findText('AcquisitionDateTime');
  return (
    findDateTime(slice, 'AcquisitionDate', 'AcquisitionTime') ??
    (whole === undefined ? undefined : dateTimeSeconds(whole, 'AcquisitionDateTime'))
  );
}

/** Actual Frame Duration (0018,1242), given in ms. */
export function frameSeconds(slice: DataSet): number | undefined {
  const milliseconds = slice.findNumber('ActualFrameDuration');
  return milliseconds === undefined || milliseconds <= 0 ? undefined : milliseconds / 1000;
}

/**
 * The start of the scan, to which images with Decay Correction START are corrected. In this order of trust (IBSI-SUV
 * manual; QIBA's vendor-neutral SUV): computed back from each frame, GE's private scan time, Series Time unless it was
 * rewritten, the first acquisition where the frames are said to be corrected to their own start. A recorded time that agrees
 * with the computed one is taken for it, being exact. `scannerFactor` is the SUV per Bq/mL that a scanner itself states
 * (Philips), and `factorAt` ours for a start: where the two disagree the computed time is not believed.
 * Errors: `no-scan-start`, and those of the tags.
 */
export function scanStart(
  slices: readonly DataSet[],
  halfLife: number,
  scanner?: { readonly factor: number; readonly factorAt: (start: LocalSeconds) => number },
): ScanStart {
  const acquisitions = slices.map(acquisitionTime);
  const earliest = Math.min(...acquisitions.map((at) => at ?? Number.POSITIVE_INFINITY));
  const notes: Note[] = [];
  const recorded = recordedTimes(slices, earliest, notes);
  const computed = slices.map((slice, i) => computedStart(slice, acquisitions[i], halfLife));
  if (computed.every((at) => at !== undefined)) {
    const [low, high] = [Math.min(...computed), Math.max(...computed)];
    const believed = scanner === undefined || Math.abs(scanner.factorAt(low) / scanner.factor - 1) < 0.01;
    const apart = high - low > sameSeconds;
    const varied = new Set(acquisitions).size > 1;
    if (!believed)
      notes.push({
        code: 'frame-times-contradict-scanner',
        text: `computed back from the frames the scan began at ${localText(low)}, which the scanner's own factors (7053,1000) and (7053,1009) contradict`,
      });
    else if (apart && !varied)
      notes.push({
        code: 'frame-times-inconsistent',
        text: '(0054,1300) FrameReferenceTime changes from slice to slice, (0008,0032) AcquisitionTime does not: they are not believed',
      });
    else return fromFrames(computed, apart, recorded, notes);
  }
  const [first] = recorded.filter(({ valid }) => valid);
  if (first !== undefined) return { starts: slices.map(() => first.at), how: first.how, notes };
  const zeroReference = slices.every((slice) => slice.findNumber('FrameReferenceTime') === 0);
  if (zeroReference && Number.isFinite(earliest))
    return {
      starts: slices.map(() => earliest),
      how: 'the earliest (0008,0032) AcquisitionTime, as (0054,1300) FrameReferenceTime is 0',
      notes,
    };
  throw new ImagingError(
    'no-scan-start',
    `the start of the scan cannot be told: ${missingInputs(slices)}${recorded.length > 0 ? '; (0008,0031) SeriesTime is later than the acquisition, so it was rewritten' : '; (0008,0031) SeriesTime is missing'}`,
  );
}

function fromFrames(
  computed: readonly LocalSeconds[],
  apart: boolean,
  recorded: readonly Recorded[],
  notes: Note[],
): ScanStart {
  const how =
    'computed back from (0008,0032) AcquisitionTime, (0054,1300) FrameReferenceTime and (0018,1242) ActualFrameDuration';
  if (apart) {
    notes.push({
      code: 'frames-corrected-apart',
      text: 'the frames are corrected to different times: each has its own factor',
    });
    return { starts: computed, how: `${how}, for each frame`, notes };
  }
  const [start = Number.NaN] = computed;
  for (const { at, how: name, valid } of recorded)
    if (Math.abs(at - start) > sameSeconds)
      notes.push({
        code: valid ? 'scan-start-disagrees' : 'series-time-rewritten',
        text: `${name} says ${localText(at)}, the frames ${localText(start)}`,
      });
  const exact = recorded.find(({ at }) => Math.abs(at - start) <= sameSeconds);
  return exact === undefined
    ? { starts: computed, how, notes }
    : { starts: computed.map(() => exact.at), how: `${exact.how}, as computed from the frames`, notes };
}

/** Undefined where an input is missing, or where the reference time lies before the frame's own average. */
function computedStart(
  slice: DataSet,
  acquisition: LocalSeconds | undefined,
  halfLife: number,
): LocalSeconds | undefined {
  const reference = slice.findNumber('FrameReferenceTime');
  const duration = frameSeconds(slice);
  if (acquisition === undefined || reference === undefined || duration === undefined) return undefined;
  const start = acquisition - reference / 1000 + averageTime(duration, halfLife);
  return start > acquisition + sameSeconds ? undefined : start;
}

type Recorded = { readonly at: LocalSeconds; readonly how: string; readonly valid: boolean };

function recordedTimes(slices: readonly DataSet[], earliest: number, notes: Note[]): Recorded[] {
  const [first] = slices;
  const found: Recorded[] = [];
  const ge = first?.findPrivateText(0x0009, 'GEMS_PETD_01', 0x0d);
  if (ge !== undefined && /^\d{10}/.test(ge)) {
    const at = dateTimeSeconds(ge, 0x0009100d);
    if (earliest - at < longestScanSeconds && at - earliest <= sameSeconds)
      found.push({ at, how: "GE's private scan time (0009,100D)", valid: true });
    else
      notes.push({
        code: 'private-time-ignored',
        text: `GE's private scan time (0009,100D) says ${localText(at)}, which is not shortly before the acquisition`,
      });
  }
  const series = first === undefined ? undefined : findDateTime(first, 'SeriesDate', 'SeriesTime');
  if (series !== undefined)
    found.push({ at: series, how: '(0008,0031) SeriesTime', valid: series <= earliest + 0.5 });
  return found;
}

function missingInputs(slices: readonly DataSet[]): string {
  const missing = [
    ['(0008,0032) AcquisitionTime', (slice: DataSet) => acquisitionTime(slice) === undefined],
    [
      '(0054,1300) FrameReferenceTime',
      (slice: DataSet) => slice.findNumber('FrameReferenceTime') === undefined,
    ],
    ['(0018,1242) ActualFrameDuration', (slice: DataSet) => frameSeconds(slice) === undefined],
  ] as const;
  const names = missing.flatMap(([name, lacks]) => (slices.some(lacks) ? [name] : []));
  return names.length > 0
    ? `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} missing`
    : 'acquisition and frame reference times contradict each other';
}
