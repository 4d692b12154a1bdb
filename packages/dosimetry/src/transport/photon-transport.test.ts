import { expect, test } from 'vitest';
import { softTissue } from './materials.ts';
import { photonTables } from './photon-tables.ts';
import { PhotonTransport } from './photon-transport.ts';
import { randomStream } from './random.ts';

/** Two voxels in a row, the first without mass; draws are zero until `zeros` are used up. */
function transport(zeros: number) {
  const score = new Float32Array(2);
  const stream = randomStream(1, 1);
  let drawn = 0;
  const photons = new PhotonTransport(
    {
      dims: [2, 1, 1],
      spacingMm: [5, 5, 5],
      density: Float32Array.of(0, softTissue.densityGPerCm3),
      material: new Uint8Array(2),
      materials: [softTissue],
    },
    [photonTables(softTissue, 200)],
    { next: () => (drawn++ < zeros ? 0 : stream.next()) },
    score,
  );
  return { photons, score };
}

test('a photon that is drawn no way to go flies through a voxel without mass', () => {
  const { photons, score } = transport(1);
  photons.follow(200, 0.25, 0.25, 0.25, 1, 0, 0, 1);
  expect(score.every(Number.isFinite)).toBe(true);
  expect(score[0]).toBeGreaterThan(0);
  expect(photons.escapedKeV).toBeGreaterThan(0);
});

test('energy below the cut in a voxel without mass counts as escaped', () => {
  const { photons, score } = transport(0);
  photons.follow(0.8, 0.25, 0.25, 0.25, 1, 0, 0, 0.5);
  expect([...score]).toEqual([0, 0]);
  expect(photons.escapedKeV).toBe(0.4);
});
