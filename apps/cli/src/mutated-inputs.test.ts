import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type CurveFit,
  DosimetryError,
  decayEmission,
  fitCurve,
  formatNifti,
  modelChoices,
  type NiftiImage,
  parseCurve,
  parseNifti,
  readDoseImages,
} from '@lutetia/dosimetry';
import { NuclideError, parseEmissions } from '@lutetia/nuclide';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliError } from './cli-error.ts';
import { readImage } from './image-file.ts';
import { parseJsonBytes } from './read-json-file.ts';
import { lutetia } from './test-run.ts';

/** Park and Miller's generator: the same inputs on every run. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state / 2_147_483_647;
  }
  below(most: number): number {
    return Math.floor(this.next() * most);
  }
  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** What JSON can say in place of a value. 1e999 is read as infinity; NaN is no JSON. */
const values = [
  ...[
    'null',
    'true',
    '{}',
    '[]',
    '""',
    '"0.1"',
    '"NaN"',
    '-1',
    '-0',
    '0',
    '5e-324',
    '1e-9',
    '1e308',
    '-1e308',
  ],
  ...[
    '1e999',
    '-1e999',
    '9007199254740993',
    'NaN',
    'Infinity',
    '0x10',
    '1,5',
    '[[1, 2], 3]',
    '{"a": 1}',
    '1e7',
  ],
];

/** A JSON file changed in its values, its fields, its text or its bytes. */
function mutateJson(value: object, dice: Dice): Uint8Array {
  const text = JSON.stringify(value);
  const tokens = text.match(/"[^"]*"|-?[0-9.]+(e[+-]?[0-9]+)?|[[\]{}:,]/g) ?? [];
  const at = (): number => dice.below(tokens.length);
  const kind = dice.below(12);
  if (kind < 5) {
    for (let change = dice.below(3); change >= 0; change--) {
      const place = at();
      if (/^["\d-]/.test(tokens[place] ?? '')) tokens[place] = dice.of(values);
    }
    return utf8(tokens.join(''));
  }
  if (kind === 5) {
    const [a, b] = [at(), at()];
    [tokens[a], tokens[b]] = [tokens[b] ?? '', tokens[a] ?? ''];
    return utf8(tokens.join(''));
  }
  if (kind === 6)
    return utf8(
      tokens.toSpliced(at(), dice.below(3), ...(dice.next() < 0.5 ? [dice.of(values)] : [])).join(''),
    );
  const bytes = utf8(text);
  const place = dice.below(bytes.length);
  if (kind === 7) return bytes.subarray(0, place);
  if (kind === 8) return bytes.map((byte, i) => (i === place ? byte ^ (1 << dice.below(8)) : byte));
  if (kind === 9) {
    const inserted = Uint8Array.from({ length: 1 + dice.below(4) }, () => dice.below(256));
    return joined(bytes.subarray(0, place), inserted, bytes.subarray(place));
  }
  if (kind === 10) {
    const wrapped = dice.of([
      `[${text}]`,
      `${text}${text}`,
      `\ufeff${text}`,
      `{"__proto__":${text}}`,
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `${'{"nuclides":'.repeat(5000)}${text}${'}'.repeat(5000)}`,
      '',
    ]);
    return utf8(wrapped);
  }
  return dice.of([
    new Uint8Array(Buffer.from(text, 'utf16le')),
    new Uint8Array(Buffer.from(text.replace('-', 'é'), 'latin1')),
    new Uint8Array(bytes.length),
  ]);
}

/** Runs `read` on each input; counts what is refused with a code, and lets any other error through. */
async function refusals(inputs: number, read: (input: number) => unknown): Promise<number> {
  let refused = 0;
  for (let input = 0; input < inputs; input++)
    try {
      await read(input);
    } catch (error) {
      if (!(error instanceof DosimetryError || error instanceof NuclideError || error instanceof CliError))
        throw error;
      expect(error.code).not.toBe('');
      expect(error.message).not.toBe('');
      refused++;
    }
  return refused;
}

/** Numbers anywhere in a value that are not finite, or are negative where `mayBeNegative` does not hold of their name. */
function unsound(value: unknown, mayBeNegative: (name: string) => boolean, name = ''): string[] {
  if (typeof value === 'number')
    return Number.isFinite(value) && (value >= 0 || mayBeNegative(name)) ? [] : [`${name} ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsound(inner, mayBeNegative, key));
}

const emissions = {
  note: 'made for a test',
  nuclides: {
    'Lu-177': {
      betaPerDecay: 1,
      betaMeanKeV: 137.5,
      betaHistogram: { upperEdgesMeV: [0.1, 0.2, 0.4], probability: [0.5, 0.25, 0.25] },
      electronLinesMeV: [
        [0.1436, 0.0057],
        [0.0014, 0.2],
      ],
      photonLinesMeV: [[0.2084, 0.11]],
    },
  },
};

test('3,000 mutated emissions files: an error with a code, or energies that are finite and not negative', async () => {
  const dice = new Dice(20_261_130);
  const refused = await refusals(3000, () => {
    const read = parseEmissions(parseJsonBytes(mutateJson(emissions, dice), 'x.json'), 'Lu-177');
    const found = { ...read, transport: decayEmission(read) };
    expect(unsound(found, () => false)).toEqual([]);
    expect(read.totalsKeV.electrons + read.totalsKeV.photons).toBeGreaterThan(0);
  });
  expect(refused).toBeGreaterThan(2000);
  expect(refused).toBeLessThan(2990);
});

test('emissions that would make a figure without bounds, or one that no table knows, are refused', async () => {
  const changed = (change: object) => ({
    nuclides: { 'Lu-177': { ...emissions.nuclides['Lu-177'], betaMeanKeV: undefined, ...change } },
  });
  const nothing = { betaPerDecay: 0, betaHistogram: undefined, electronLinesMeV: [], photonLinesMeV: [] };
  const refused = [
    changed({ betaHistogram: { upperEdgesMeV: [5e-324, 0.2], probability: [0.5, 0.5] } }),
    changed({ ...nothing, betaHistogram: { upperEdgesMeV: [0.1, 0.2], probability: [0, 0] } }),
    changed({ ...nothing, photonLinesMeV: [[0.1, 0]] }),
    changed({ photonLinesMeV: [[3.1, 1]] }),
    changed({ electronLinesMeV: [[5.1, 1]] }),
    changed({ photonLinesMeV: Array.from({ length: 1_000_000 }, () => [0.1, 1e-6]) }),
  ];
  const read = (json: object) => decayEmission(parseEmissions(json, 'Lu-177'));
  expect(await refusals(refused.length, (i) => read(refused[i] ?? {}))).toBe(refused.length);
  expect(
    read(changed({ ...nothing, electronLinesMeV: [[0.1, 0]], photonLinesMeV: [[0.1, 1]] })),
  ).toMatchObject({
    electrons: { bins: [], lines: [] },
  });
});

const curve = {
  nuclide: 'Lu-177',
  timesH: [1, 4, 24, 96],
  activityMBq: [19.8, 55.1, 70.2, 25.4],
  sdMBq: [1, 2.7, 3.5, 1.3],
  populationEffectiveHalfLifeH: 50,
  populationEffectiveHalfLifeSdH: 5,
};

const soundFit = (fit: CurveFit): void => expect(unsound(fit, (name) => name === 'aicc')).toEqual([]);

test('3,000 mutated time-activity curves: an error with a code, or figures that are finite and not negative', async () => {
  const dice = new Dice(177);
  const refused = await refusals(3000, () => {
    const read = parseCurve(parseJsonBytes(mutateJson(curve, dice), 'x.json'));
    soundFit(fitCurve(read, dice.of(modelChoices), { tail: dice.of(['effective', 'physical'] as const) }));
  });
  expect(refused).toBeGreaterThan(2000);
  expect(refused).toBeLessThan(2990);
});

test.each([
  { timesH: [1, 4, 24, 48, 168, 1e5], activityMBq: [19.8, 55.1, 70.2, 52.9, 25.4, 99_999] },
  { timesH: [1e-6, 1, 4, 24, 96, 168], activityMBq: [19.8, 1e-300, 70.2, 52.9, 25.4, 10.1] },
  { timesH: [4e-13, 1, 4, 24, 48, 96], activityMBq: [19.8, 55.1, 70.2, 5e-324, 25.4, 5e-324] },
  { timesH: [1e-301, 1, 4, 24, 96], activityMBq: [19.8, 55.1, 70.2, 6e-10, 25.4] },
])('a curve beyond what numbers hold: $timesH', async (points) => {
  await refusals(modelChoices.length, (i) =>
    soundFit(fitCurve(parseCurve({ nuclide: 'Lu-177', ...points }), modelChoices[i] ?? 'auto')),
  );
});

const dims = [4, 3, 2] as const;
const voxels = 24;
const like = ((): NiftiImage => {
  const header = new Uint8Array(348);
  const view = new DataView(header.buffer);
  view.setInt32(0, 348, true);
  for (const axis of [0, 1, 2]) view.setFloat32(80 + 4 * axis, 4.8, true);
  // Millimetres.
  header[123] = 2;
  return { dims, spacingMm: [4.8, 4.8, 4.8], data: new Float32Array(voxels), header };
})();
const image = (value: number): Uint8Array =>
  formatNifti(like, new Float32Array(voxels).fill(value), 'a test');
const body = { density: 1.03, material: 2, activity: 1, labels: 1 };
const names = ['density', 'material', 'activity', 'labels'] as const;

const strange = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -1e-30, 1e-30, 0.5, 5, 255, 256],
  ...[65_536, 1e5, 3e38, -3e38, 22.7, 1e-12, 2 ** 31, 1e-45],
];

/** Changes a voxel, the grid, the scale, the type or any byte. */
function mutateImage(bytes: Uint8Array, dice: Dice): Uint8Array {
  const changed = bytes.slice();
  if (changed.length < image(0).length) return changed;
  const view = new DataView(changed.buffer);
  const kind = dice.below(8);
  if (kind < 3) view.setFloat32(352 + 4 * dice.below(voxels), dice.of(strange), true);
  else if (kind === 3)
    view.setFloat32(80 + 4 * dice.below(3), dice.of([0, 4.81, 1e-9, 1e9, ...strange]), true);
  else if (kind === 4)
    view.setInt16(40 + 2 * dice.below(8), dice.of([0, 1, 2, 3, 5, -1, 4096, 32_767]), true);
  else if (kind === 5) view.setFloat32(dice.of([108, 112, 116]), dice.of([0, 1, 2, 348, ...strange]), true);
  else if (kind === 6) return changed.subarray(0, dice.below(changed.length));
  else changed[dice.below(changed.length)] = dice.below(256);
  return changed;
}

test('4,000 bodies with mutated images: an error with a code, or a body that transport can take', async () => {
  const dice = new Dice(4);
  const refused = await refusals(4000, () => {
    const bytes = names.map((name) => image(body[name]));
    for (let change = dice.below(2); change >= 0; change--) {
      const which = dice.below(names.length);
      bytes[which] = mutateImage(bytes[which] ?? new Uint8Array(0), dice);
    }
    const [density, material, activity, labels] = bytes.map((file, i) => parseNifti(file, names[i] ?? ''));
    if (!density || !material || !activity || !labels) throw new Error('four images were made');
    const read = readDoseImages({ density, material, activity, labels });
    expect(read.grid.density.every((rho) => rho === 0 || (rho >= 1e-9 && rho <= 22.6))).toBe(true);
    expect(read.activity.every((decays) => decays >= 0 && decays < Number.POSITIVE_INFINITY)).toBe(true);
    expect(read.grid.material.every((code) => code <= 4)).toBe(true);
    expect(read.grid.spacingMm.every((mm) => mm >= 1e-3 && mm <= 1e3)).toBe(true);
  });
  expect(refused).toBeGreaterThan(2000);
  expect(refused).toBeLessThan(3900);
});

describe('files', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lutetia-mutated-'));
    for (const name of names) await writeFile(file(`${name}.nii`), image(body[name]));
    // Photons alone need no kernel of electrons: a run takes no time.
    const photons = { betaPerDecay: 0, electronLinesMeV: [], photonLinesMeV: [[0.2084, 0.11]] };
    await writeFile(file('photons.json'), JSON.stringify({ nuclides: { 'Lu-177': photons } }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('200 packed images, cut or changed: an error with a code, or the image that was packed', async () => {
    const packed = gzipSync(image(1.03));
    const dice = new Dice(8);
    const refused = await refusals(200, async (input) => {
      const changed =
        input % 2 === 0
          ? packed.subarray(0, dice.below(packed.length))
          : packed.map((byte, i) => (i > 9 && dice.below(40) === 0 ? byte ^ (1 << dice.below(8)) : byte));
      await writeFile(file('packed.nii.gz'), changed);
      expect((await readImage(file('packed.nii.gz'))).data.every((rho) => rho === Math.fround(1.03))).toBe(
        true,
      );
    });
    expect(refused).toBeGreaterThan(150);
  });

  test('a packed file is unpacked no further than its header announces', async () => {
    await writeFile(file('bomb.nii.gz'), gzipSync(joined(image(1), new Uint8Array(2 ** 26))));
    await expect(readImage(file('bomb.nii.gz'))).rejects.toMatchObject({ code: 'damaged-file' });
    const vast = image(1);
    for (const at of [42, 44, 46]) new DataView(vast.buffer).setInt16(at, 4096, true);
    await writeFile(file('vast.nii.gz'), gzipSync(vast));
    await expect(readImage(file('vast.nii.gz'))).rejects.toMatchObject({ code: 'file-too-large' });
    await writeFile(file('padded.nii.gz'), gzipSync(joined(image(1), new Uint8Array(100))));
    expect((await readImage(file('padded.nii.gz'))).data).toHaveLength(voxels);
  });

  async function refused(...args: string[]): Promise<string> {
    const { exit, stdout, stderr } = await lutetia(...args, '--json');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    return JSON.parse(stderr).error.code;
  }

  const dose = (changed: Record<string, string>): string[] => [
    'dose',
    ...Object.entries({
      ...Object.fromEntries(names.map((name) => [name, file(`${name}.nii`)])),
      ...{ nuclide: 'Lu-177', emissions: file('photons.json'), threads: '1', histories: '1000' },
      ...{ out: file('dose.nii'), uncertainty: file('error.nii') },
      ...changed,
    }).flatMap(([name, value]) => [`--${name}`, value]),
  ];

  test.each<[string, (typeof names)[number], (view: DataView) => void]>([
    ['grid-mismatch', 'material', (view) => view.setFloat32(80, 5, true)],
    ['not-finite', 'density', (view) => view.setFloat32(352, Number.NaN, true)],
    ['not-finite', 'activity', (view) => view.setFloat32(356, Number.POSITIVE_INFINITY, true)],
    ['negative-value', 'density', (view) => view.setFloat32(360, -1, true)],
    ['out-of-range', 'density', (view) => view.setFloat32(360, 1e-20, true)],
    ['out-of-range', 'density', (view) => view.setFloat32(360, 1030, true)],
    ['out-of-range', 'density', (view) => view.setFloat32(360, 0, true)],
    ['unknown-material', 'material', (view) => view.setFloat32(364, 9, true)],
    ['unknown-label', 'labels', (view) => view.setFloat32(368, 1.5, true)],
    ['damaged-file', 'labels', (view) => view.setFloat32(84, 0, true)],
    ['no-activity', 'activity', (view) => new Uint8Array(view.buffer).fill(0, 352)],
  ])('dose: %s in %s', async (code, name, change) => {
    const changed = image(body[name]);
    change(new DataView(changed.buffer));
    await writeFile(file('changed.nii'), changed);
    expect(await refused(...dose({ [name]: file('changed.nii') }))).toBe(code);
  });

  async function depositedKeV(engine: string, name: 'density' | 'activity', value: number): Promise<number> {
    await writeFile(file('changed.nii'), image(value));
    const args = dose({ engine, [name]: file('changed.nii') });
    const { exit, stdout } = await lutetia(...(engine === 'cpu' ? args : withoutThreads(args)), '--json');
    expect(exit).toBe(0);
    for (const out of ['dose.nii', 'error.nii'])
      expect(
        parseNifti(await readFile(file(out)), out).data.every((figure) => figure >= 0 && figure < 1e30),
      ).toBe(true);
    const { emitted, deposited, escaped } = JSON.parse(stdout).energyKeVPerDecay;
    expect((deposited + escaped) / emitted).toBeCloseTo(1, 1);
    return deposited;
  }
  const withoutThreads = (args: readonly string[]): string[] =>
    args.filter((arg, i) => arg !== '--threads' && args[i - 1] !== '--threads');

  test.each(['cpu', 'kernel'])(
    'dose by engine %s: the unit of the activity does not matter, nor how thin air is',
    async (engine) => {
      const deposited = await depositedKeV(engine, 'activity', 1);
      expect(deposited).toBeGreaterThan(0.1);
      for (const activity of [3e38, 1.4e-45])
        expect((await depositedKeV(engine, 'activity', activity)) / deposited).toBeCloseTo(1, 5);
      expect(await depositedKeV(engine, 'density', 1.2e-9)).toBeLessThan(1e-6);
    },
  );

  test('fit and emissions files of the wrong kind', async () => {
    await writeFile(file('deep.json'), `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(await refused('fit', file('deep.json'))).toBe('malformed-curve');
    expect(await refused('fit', file('density.nii'))).toBe('not-utf-8');
    expect(await refused(...dose({ emissions: file('deep.json') }))).toBe('malformed-emissions');
    const many = Array.from({ length: 1_000_000 }, () => 1);
    await writeFile(file('many.json'), JSON.stringify({ ...curve, timesH: many }));
    expect(await refused('fit', file('many.json'))).toBe('out-of-range');
  });
});
