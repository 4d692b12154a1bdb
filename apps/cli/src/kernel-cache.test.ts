import { inlineExecutor, materialNamed, voxelSValues } from '@lutetia/dosimetry';
import { expect, test } from 'vitest';
import { kernelEngine } from './kernel-cache.ts';

/** Few histories, so that any change in what is simulated changes them; not held against anything but themselves. */
const ofEngine = { engine: 4, endless: [0.5215, 0.01689], cube: [0.5171, 0.01747] };

test('when the values of a request change, the number of the engine goes up and these figures are written anew', async () => {
  const values = async (cube: { cube?: number }): Promise<number[]> => {
    const found = await voxelSValues({
      emission: {
        electrons: { bins: [{ fromKeV: 0, toKeV: 500, perDecay: 1 }], lines: [] },
        photons: [{ energyKeV: 200, perDecay: 1 }],
        localKeV: 0,
      },
      medium: materialNamed('water'),
      densityGPerCm3: 1,
      voxelMm: 4,
      radius: 1,
      histories: 1000,
      seed: 1,
      executor: inlineExecutor,
      ...cube,
    });
    return found.flatMap(([i, j, k, S]) => (i + j + k < 2 ? [S] : []));
  };
  const [endless, cube] = [await values({}), await values({ cube: 3 })];
  const rounded = (all: number[]): number[] => all.map((value) => Number(value.toPrecision(4)));
  expect({ engine: kernelEngine, endless: rounded(endless), cube: rounded(cube) }).toEqual(ofEngine);
});
