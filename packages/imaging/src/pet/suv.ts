import type { DataSet } from '../dicom/data-set.ts';
import { ImagingError } from '../errors.ts';
import { perBodyWeight, type SuvKind, weightKg } from './body.ts';
import { dateTimeSeconds, daySeconds, findTime, type LocalSeconds, localText } from './clock.ts';
import { halfLifeSeconds } from './radionuclide.ts';
import { acquisitionTime, averageTime, frameSeconds, type Note, scanStart } from './scan-start.ts';

/** How the rescaled values of a PET series become standardised uptake values. */
export type SuvConversion = {
  readonly kind: SuvKind;
  /** SUV per rescaled value, for each slice in the order given. */
  readonly factors: Float64Array;
  /** Administered activity at the time to which the images are corrected, Bq; null where the conversion needs none. */
  readonly decayedDoseBq: number | null;
  /** On the clock of the scanner, ISO 8601 without a zone; null where the conversion needs none and none is told. */
  readonly scanStart: string | null;
  readonly injection: string | null;
  /** What was done, in words. */
  readonly rule: string;
  readonly notes: readonly Note[];
};

/** Longer waits leave less than 2 % of the activity: a sign of a wrong date or time. */
const mostHalfLives = 6;

const philips = { group: 0x7053, creator: 'Philips PET Private Group', suv: 0x00, activity: 0x09 };

/**
 * The factors that turn rescaled PET values into SUV, by the rules of the IBSI-SUV manual (CC BY 4.0) and QIBA's
 * vendor-neutral SUV. Takes the headers of all slices of a series. Nothing is guessed: an error names the tag and why.
 * Errors: `not-quantitative`, `missing-tag`, `malformed-value`, `implausible-value`, `no-scan-start`.
 */
export function suvConversion(slices: readonly DataSet[], kind: SuvKind = 'bw'): SuvConversion {
  const [first] = slices;
  if (first === undefined) throw new ImagingError('no-images', 'there are no slices');
  checkCorrected(first);
  for (const tag of ['Units', 'DecayCorrection', 'SUVType', 'PatientWeight'] as const)
    if (slices.some((slice) => slice.findText(tag) !== first.findText(tag)))
      throw new ImagingError('not-quantitative', `the slices of the series differ in ${tag}`);
  const inWeight = bodyWeightConversion(slices, first);
  const ratio = perBodyWeight(first, kind);
  return { ...inWeight, kind, factors: inWeight.factors.map((factor) => factor * ratio) };
}

function checkCorrected(slice: DataSet): void {
  if (!slice.texts('CorrectedImage').includes('ATTN'))
    throw new ImagingError(
      'not-quantitative',
      '(0028,0051) CorrectedImage lacks ATTN: without attenuation correction the values are no uptake',
    );
}

type InWeight = Omit<SuvConversion, 'kind'>;

function bodyWeightConversion(slices: readonly DataSet[], first: DataSet): InWeight {
  const units = first.text('Units');
  switch (units) {
    case 'BQML':
      return activityConversion(slices, () => 1, 'BQML');
    case 'GML':
    case 'CM2ML':
      return normalized(slices, first, units);
    case 'CNTS':
      return counts(slices, first);
    default:
      throw new ImagingError(
        'not-quantitative',
        `(0054,1001) Units is ${units.slice(0, 16)}, from which no SUV can be computed`,
      );
  }
}

/** SUV Type (0054,1006) of images that are SUV already. */
const suvTypes: Readonly<Record<string, SuvKind>> = {
  BW: 'bw',
  LBM: 'lbm',
  LBMJAMES128: 'lbm-james',
  LBMJANMA: 'lbm-janmahasatian',
  IBW: 'ibw',
  BSA: 'bsa',
};

function normalized(slices: readonly DataSet[], first: DataSet, units: 'GML' | 'CM2ML'): InWeight {
  const type = first.findText('SUVType') ?? (units === 'GML' ? 'BW' : 'BSA');
  const kind = suvTypes[type];
  if (kind === undefined || (kind === 'bsa') !== (units === 'CM2ML'))
    throw new ImagingError(
      'not-quantitative',
      `(0054,1006) SUVType ${type.slice(0, 16)} does not go with ${units}`,
    );
  return {
    factors: new Float64Array(slices.length).fill(1 / perBodyWeight(first, kind)),
    ...told(slices),
    rule:
      kind === 'bw'
        ? '(0054,1001) Units GML: the values are SUV by body weight'
        : `(0054,1001) Units ${units}: the values are SUV of type ${type}, brought back to body weight`,
    notes: [],
  };
}

/** When scan and injection were, where the images tell it though the conversion does not need it. */
function told(slices: readonly DataSet[]): Pick<InWeight, 'decayedDoseBq' | 'scanStart' | 'injection'> {
  try {
    const { decayedDoseBq, scanStart: start, injection } = activityConversion(slices, () => 1, '');
    return { decayedDoseBq, scanStart: start, injection };
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return { decayedDoseBq: null, scanStart: null, injection: null };
  }
}

function philipsFactor(slice: DataSet, element: number): number | undefined {
  const text = slice.findPrivateText(philips.group, philips.creator, element);
  if (text === undefined) return undefined;
  const factor = Number(text);
  if (!(Number.isFinite(factor) && factor >= 0))
    throw new ImagingError(
      'malformed-value',
      `(7053,10${element.toString(16).padStart(2, '0')}) holds "${text.slice(0, 20)}", not a factor`,
    );
  // Philips writes 0 where there is none.
  return factor === 0 ? undefined : factor;
}

function counts(slices: readonly DataSet[], first: DataSet): InWeight {
  const suv = slices.map((slice) => philipsFactor(slice, philips.suv));
  if (suv.every((factor) => factor !== undefined))
    return {
      factors: Float64Array.from(suv),
      ...told(slices),
      rule: "(0054,1001) Units CNTS: times the scanner's SUV scale factor (7053,1000)",
      notes: [],
    };
  const activity = slices.map((slice) => philipsFactor(slice, philips.activity));
  if (activity.every((factor) => factor !== undefined))
    return activityConversion(
      slices,
      (k) => activity[k] ?? Number.NaN,
      "CNTS, times the scanner's activity concentration scale factor (7053,1009)",
    );
  const maker = first.findText('Manufacturer') ?? 'unknown maker';
  throw new ImagingError(
    'not-quantitative',
    `(0054,1001) Units is CNTS (${maker.slice(0, 32)}), and neither (7053,1000) nor (7053,1009) gives a factor`,
  );
}

/** SUV from activity concentrations: value · weight / dose at the time to which the slice is corrected. */
function activityConversion(
  slices: readonly DataSet[],
  bqMlPerValue: (k: number) => number,
  what: string,
): InWeight {
  const first = slices[0] as DataSet;
  const grams = weightKg(first) * 1000;
  const drugs = first.items('RadiopharmaceuticalInformationSequence');
  const drug = first.item('RadiopharmaceuticalInformationSequence');
  if (drugs.length > 1)
    throw new ImagingError(
      'not-quantitative',
      `(0054,0016) RadiopharmaceuticalInformationSequence lists ${drugs.length} radiopharmaceuticals`,
    );
  const { doseBq, notes: doseNotes } = administered(drug);
  const halfLife = halfLifeSeconds(drug);
  const decay = (seconds: number): number => 2 ** (-seconds / halfLife);
  const correction = first.text('DecayCorrection');
  const factorsOf = (perSlice: (slice: DataSet, k: number) => number): Float64Array =>
    Float64Array.from(slices, (slice, k) => (bqMlPerValue(k) * grams) / perSlice(slice, k));
  const units = `(0054,1001) Units ${what}`;

  if (correction === 'ADMIN')
    return {
      factors: factorsOf(() => doseBq),
      decayedDoseBq: doseBq,
      ...admitted(slices, drug, halfLife),
      rule: `${units}; (0054,1102) DecayCorrection ADMIN: the dose is not decayed`,
      notes: doseNotes,
    };

  if (correction === 'START') {
    const scanner = scannerFactor(first);
    const { starts, how, notes } = scanStart(
      slices,
      halfLife,
      scanner === undefined
        ? undefined
        : {
            factor: scanner,
            factorAt: (start) => grams / (doseBq * decay(start - injectionTime(drug, start))),
          },
    );
    const [start = Number.NaN] = starts;
    const injection = injectionTime(drug, start);
    for (const each of starts) checkWait(each - injection, halfLife);
    return {
      factors: factorsOf((_, k) => doseBq * decay((starts[k] ?? Number.NaN) - injection)),
      decayedDoseBq: doseBq * decay(start - injection),
      scanStart: localText(start),
      injection: localText(injection),
      rule: `${units}; (0054,1102) DecayCorrection START: the dose decays from injection to the scan's start, which is ${how}`,
      notes: [...doseNotes, ...notes],
    };
  }

  if (correction === 'NONE') {
    const acquired = slices.map((slice) => acquisitionTime(slice) ?? missingAcquisition(slice));
    const begin = Math.min(...acquired);
    const injection = injectionTime(drug, begin);
    const lambda = Math.LN2 / halfLife;
    // The average of a frame is reached T_ave after its start: e^{−λ T_ave} = (1 − e^{−λT}) / λT.
    const doseAt = (slice: DataSet, k: number): number => {
      const duration = frameSeconds(slice);
      if (duration === undefined)
        throw new ImagingError('missing-tag', '(0018,1242) ActualFrameDuration is missing');
      const wait = (acquired[k] ?? Number.NaN) - injection;
      checkWait(wait, halfLife);
      return doseBq * Math.exp(-lambda * (wait + averageTime(duration, halfLife)));
    };
    return {
      factors: factorsOf(doseAt),
      decayedDoseBq: doseAt(first, 0),
      scanStart: localText(begin),
      injection: localText(injection),
      rule: `${units}; (0054,1102) DecayCorrection NONE: for each slice the dose decays from injection to the average time of its frame`,
      notes: doseNotes,
    };
  }
  throw new ImagingError(
    'malformed-value',
    `(0054,1102) DecayCorrection is "${correction.slice(0, 16)}", not START, ADMIN or NONE`,
  );
}

const missingAcquisition = (slice: DataSet): never => {
  slice.text('AcquisitionDate');
  slice.text('AcquisitionTime');
  throw new ImagingError('missing-tag', '(0008,0032) AcquisitionTime is missing');
};

/** SUV per Bq/mL as a Philips scanner states it: the quotient of its two factors. */
function scannerFactor(slice: DataSet): number | undefined {
  const [suv, activity] = [philipsFactor(slice, philips.suv), philipsFactor(slice, philips.activity)];
  return suv === undefined || activity === undefined ? undefined : suv / activity;
}

/** Images corrected to the injection need no scan time; it is told where it can be. */
function admitted(
  slices: readonly DataSet[],
  drug: DataSet,
  halfLife: number,
): Pick<InWeight, 'scanStart' | 'injection'> {
  try {
    const [start = Number.NaN] = scanStart(slices, halfLife).starts;
    return { scanStart: localText(start), injection: localText(injectionTime(drug, start)) };
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return { scanStart: null, injection: null };
  }
}

/** Administered activity, Bq. Some systems send MBq: between 10 and 1000 nothing else is plausible, and it is said. */
function administered(drug: DataSet): { doseBq: number; notes: Note[] } {
  const dose = drug.number('RadionuclideTotalDose');
  if (dose >= 10 && dose <= 1000)
    return {
      doseBq: dose * 1e6,
      notes: [
        {
          code: 'dose-in-mbq',
          text: `(0018,1074) RadionuclideTotalDose is ${dose}: taken as MBq, as no patient is given so few Bq`,
        },
      ],
    };
  if (!(dose >= 1e6 && dose <= 1e11))
    throw new ImagingError(
      'implausible-value',
      `(0018,1074) RadionuclideTotalDose is ${dose}: neither Bq nor MBq of a patient's dose`,
    );
  return { doseBq: dose, notes: [] };
}

/** The last time of day of the injection before the scan; the date of the injection where the images give it. */
function injectionTime(drug: DataSet, start: LocalSeconds): LocalSeconds {
  const whole = drug.findText('RadiopharmaceuticalStartDateTime');
  if (whole !== undefined) return dateTimeSeconds(whole, 'RadiopharmaceuticalStartDateTime');
  const time = findTime(drug, 'RadiopharmaceuticalStartTime');
  if (time === undefined)
    throw new ImagingError(
      'missing-tag',
      '(0018,1078) RadiopharmaceuticalStartDateTime and (0018,1072) RadiopharmaceuticalStartTime are missing',
    );
  const onDay = Math.floor(start / daySeconds) * daySeconds + time;
  return onDay > start ? onDay - daySeconds : onDay;
}

function checkWait(seconds: number, halfLife: number): void {
  if (seconds > 0 && seconds < mostHalfLives * halfLife) return;
  throw new ImagingError(
    'implausible-value',
    seconds > 0
      ? `(0018,1078) RadiopharmaceuticalStartDateTime or (0018,1072) RadiopharmaceuticalStartTime lies ${(seconds / 3600).toFixed(1)} h before the scan, more than ${mostHalfLives} half-lives`
      : '(0018,1078) RadiopharmaceuticalStartDateTime lies after the start of the scan',
  );
}
