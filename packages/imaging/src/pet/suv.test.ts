import { describe, expect, test } from 'vitest';
import { petSlice, radiopharmaceutical } from '../dicom/test-dicom.ts';
import { createDataSet, createElement, type NewValues } from '../dicom/write-dicom.ts';
import { suvConversion } from './suv.ts';
import vendors from './vendor-headers.json' with { type: 'json' };

const header = (
  changes: NewValues = {},
  drug: NewValues = {},
  slice = 0,
  privates: Record<number, string> = {},
) =>
  createDataSet(
    petSlice({ RadiopharmaceuticalInformationSequence: [radiopharmaceutical(drug)], ...changes }, slice),
    Object.entries(privates).map(([tag, text]) => createElement(Number(tag), 'LO', text)),
  );

/** SUV of the background of the IBSI-SUV phantom: 1.00 with 3600 Bq/mL. */
const suv = (stored: number, ...given: Parameters<typeof header>) =>
  stored * (suvConversion([header(...given)]).factors[0] ?? Number.NaN);

describe.each(vendors.cases)(
  '$name: header of a scanner with its known factor',
  ({ factor, header: tags, privates }) => {
    test('the factor', () => {
      const { drug, ...others } = tags;
      const blank: NewValues = { ActualFrameDuration: null, FrameReferenceTime: null };
      const dataSet = createDataSet(
        {
          ...petSlice(blank),
          ...others,
          RadiopharmaceuticalInformationSequence: [drug],
        },
        Object.entries(privates).map(([tag, text]) => createElement(Number.parseInt(tag, 16), 'DS', text)),
      );
      const found = suvConversion([dataSet]);
      expect((found.factors[0] ?? 0) / factor).toBeCloseTo(1, 6);
    });
  },
);

describe('the cases of the IBSI-SUV reference objects', () => {
  test('BQML, START', () => expect(suv(3600)).toBeCloseTo(1, 3));
  test('dose in MBq, and said', () => {
    const found = suvConversion([header({}, { RadionuclideTotalDose: 368.08 })]);
    expect(3600 * (found.factors[0] ?? 0)).toBeCloseTo(1, 3);
    expect(found.notes.map(({ code }) => code)).toEqual(['dose-in-mbq']);
  });
  test('ADMIN: the dose is not decayed', () =>
    expect(suv(5258, { DecayCorrection: 'ADMIN' })).toBeCloseTo(1, 3));
  test('GML without a type, and by body weight', () => {
    expect(suv(1, { Units: 'GML' })).toBe(1);
    expect(suv(1, { Units: 'GML', SUVType: 'BW' })).toBe(1);
  });
  // 70 kg, 175 cm. James: 1.10·70 − 128·0.16 = 56.52; Morgan: 1.10·70 − 120·0.16 = 57.8.
  // Janmahasatian: BMI 22.857, 648900/(6680 + 4937.14) = 55.857. Ideal: (48 + 24.38 + 45.5 + 20.93)/2 = 69.405.
  // Du Bois: 0.007184·175^0.725·70^0.425 = 1.8481 m².
  test.each([
    ['LBMJAMES128', 'M', 56.52 / 70],
    ['LBM', 'M', 57.8 / 70],
    ['LBMJANMA', 'M', 55.857 / 70],
    ['IBW', 'O', 69.405 / 70],
  ])('GML of type %s, sex %s', (SUVType, PatientSex, perWeight) =>
    expect(suv(perWeight, { Units: 'GML', SUVType, PatientSex })).toBeCloseTo(1, 4),
  );
  test('CM2ML', () => expect(suv(1.8481 / 7, { Units: 'CM2ML', SUVType: 'BSA' })).toBeCloseTo(1, 4));
  test('counts with the SUV factor of Philips, whose creator is lost', () =>
    expect(suv(2000, { Units: 'CNTS' }, {}, 0, { 1884491776: '0.0005' })).toBeCloseTo(1, 9));
  test('counts with the activity factor of Philips, in another block', () =>
    expect(
      suv(1800, { Units: 'CNTS' }, {}, 0, {
        1884487697: 'Philips PET Private Group',
        1884492032: '0',
        1884492041: '2',
      }),
    ).toBeCloseTo(1, 3));
  test('only a date with time, only a time', () => {
    expect(suv(3600, {}, { RadiopharmaceuticalStartTime: null })).toBeCloseTo(1, 3);
    expect(suv(3600, {}, { RadiopharmaceuticalStartDateTime: null })).toBeCloseTo(1, 3);
  });
  test('over midnight, with only a time', () =>
    expect(
      suv(
        3600,
        { AcquisitionTime: '003000', SeriesTime: '003000' },
        { RadiopharmaceuticalStartDateTime: null, RadiopharmaceuticalStartTime: '233000' },
      ),
    ).toBeCloseTo(1, 3));
  test('a series time that was rewritten', () => {
    const found = suvConversion([header({ SeriesTime: '143000' })]);
    expect(3600 * (found.factors[0] ?? 0)).toBeCloseTo(1, 3);
    expect(found.notes.map(({ code }) => code)).toEqual(['series-time-rewritten']);
  });
  test('the private scan time of GE', () =>
    expect(
      suv(3600, { FrameReferenceTime: null, SeriesTime: '143000', AcquisitionTime: '111500' }, {}, 0, {
        589840: 'GEMS_PETD_01',
        593933: '20260301110000.00',
      }),
    ).toBeCloseTo(1, 3));
  test('Ga-68', () => {
    const gallium = {
      RadionuclideHalfLife: 4057.74,
      RadionuclideTotalDose: 252e6 * 2 ** (3600 / 4057.74),
      RadionuclideCodeSequence: [{ CodeValue: 'C-131A3', CodeMeaning: '^68^Gallium' }],
    };
    expect(suv(3600, {}, gallium)).toBeCloseTo(1, 3);
  });
  test('NONE: each slice has the factor of its own time', () => {
    const times = ['110000', '111000', '112000'];
    const { factors } = suvConversion(
      times.map((AcquisitionTime, k) => header({ AcquisitionTime, DecayCorrection: 'NONE' }, {}, k)),
    );
    const lambda = Math.LN2 / 6586.2;
    times.forEach((_, k) => {
      // What 1 SUV decays to on average over the frame of 300 s that begins 600 k s after the first.
      const average =
        (5258.286 * Math.exp(-lambda * (3600 + 600 * k)) * -Math.expm1(-lambda * 300)) / (lambda * 300);
      expect(average * (factors[k] ?? 0)).toBeCloseTo(1, 4);
    });
  });
  test('several bed positions whose frames count from one start', () => {
    const { factors } = suvConversion(
      [0, 1, 2].map((k) =>
        header(
          {
            AcquisitionTime: `11${String(5 * k).padStart(2, '0')}00`,
            SeriesTime: '120000',
            FrameReferenceTime: 150_000 + 300_000 * k,
          },
          {},
          k,
        ),
      ),
    );
    expect([...factors].map((factor) => 3600 * factor)).toEqual(
      [1, 1, 1].map((one) => expect.closeTo(one, 3)),
    );
  });
});

describe('other kinds of SUV', () => {
  test('lean body mass and body surface', () => {
    expect(3600 * (suvConversion([header()], 'lbm-james').factors[0] ?? 0)).toBeCloseTo(56.52 / 70, 3);
    expect(3600 * (suvConversion([header()], 'bsa').factors[0] ?? 0)).toBeCloseTo(1.8481 / 7, 3);
  });
});

describe('examples of the decay formula', () => {
  test('Ga-68, 150 MBq, 60 min, 80 kg; F-18, 250 MBq, 90 min', () => {
    const at = (minutes: number) => ({
      PatientWeight: 80,
      SeriesTime: `${10 + Math.floor(minutes / 60)}${String(minutes % 60).padStart(2, '0')}00`,
      FrameReferenceTime: null,
      AcquisitionTime: '120000',
    });
    const gallium = {
      RadionuclideHalfLife: 67.71 * 60,
      RadionuclideTotalDose: 150e6,
      RadionuclideCodeSequence: [{ CodeValue: '35337001' }],
    };
    const found = suvConversion([header(at(60), gallium)]);
    expect(found.decayedDoseBq).toBeCloseTo(81.159e6, -3);
    expect(20_000 * (found.factors[0] ?? 0)).toBeCloseTo(19.714, 3);
    expect(suv(20_000, at(90), { RadionuclideTotalDose: 250e6 })).toBeCloseTo(11.298, 3);
  });
});

describe('refusals name the tag', () => {
  test.each<[string, NewValues, NewValues, RegExp]>([
    ['no attenuation correction', { CorrectedImage: ['NORM', 'DECY'] }, {}, /\(0028,0051\) CorrectedImage/],
    ['no weight', { PatientWeight: null }, {}, /\(0010,1030\) PatientWeight is empty/],
    ['weight 0', { PatientWeight: 0 }, {}, /\(0010,1030\) PatientWeight is 0/],
    ['weight in grams', { PatientWeight: 70_000 }, {}, /\(0010,1030\)/],
    ['no units', { Units: null }, {}, /\(0054,1001\) Units is empty/],
    ['PROPCNTS', { Units: 'PROPCNTS' }, {}, /\(0054,1001\) Units is PROPCNTS/],
    ['counts without a factor', { Units: 'CNTS' }, {}, /\(7053,1000\)/],
    ['no decay correction', { DecayCorrection: null }, {}, /\(0054,1102\)/],
    ['no dose', {}, { RadionuclideTotalDose: null }, /\(0018,1074\)/],
    ['a dose of 5 kBq', {}, { RadionuclideTotalDose: 5000 }, /\(0018,1074\)/],
    ['half-life of another nuclide', {}, { RadionuclideHalfLife: 4057 }, /\(0018,1075\).+F-18/],
    [
      'no time of injection',
      {},
      { RadiopharmaceuticalStartTime: null, RadiopharmaceuticalStartDateTime: null },
      /\(0018,1072\)/,
    ],
    ['injected after the scan', {}, { RadiopharmaceuticalStartDateTime: '20260301120000' }, /\(0018,1078\)/],
    ['injected a day before', {}, { RadiopharmaceuticalStartDateTime: '20260228100000' }, /half-lives/],
    [
      'series time rewritten and frames without times',
      { SeriesTime: '143000', FrameReferenceTime: null },
      {},
      /\(0054,1300\) FrameReferenceTime is missing; \(0008,0031\)/,
    ],
    ['lean body without height', { Units: 'GML', SUVType: 'LBM', PatientSize: null }, {}, /\(0010,1020\)/],
  ])('%s', (_, changes, drug, message) => {
    expect(() => suvConversion([header(changes, drug)])).toThrow(message);
  });

  test('a half-life that is missing is that of the nuclide', () =>
    expect(suv(3600, {}, { RadionuclideHalfLife: null })).toBeCloseTo(1, 3));
});
