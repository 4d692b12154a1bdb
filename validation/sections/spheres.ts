import { type DecayEmission, decayEmission } from '@lutetia/dosimetry';
import { pointKernels, softTissue, water } from '@lutetia/dosimetry/physics';
import { emissions } from '@lutetia/nuclide';
import { furthest, percentOff } from '../judge.ts';
import second from '../physics/sphere-egsnrc-second.json' with { type: 'json' };
import published from '../physics/sphere-s-values.json' with { type: 'json' };
import { figure, type Point, palette } from '../plot.ts';
import { type Bench, digits, type Section, signed, table } from '../section.ts';

const joulePerKeV = 1.602176634e-16;
type Medium = typeof water;

/**
 * Part of the energy left at a distance r from decays spread evenly in a sphere of radius R that stays inside, for even
 * directions: 1 − 3r/4R + r³/16R³ (Berger, MIRD Pamphlet 7, 1971: the distribution of distances in a sphere).
 */
const staysInside = (r: number, radius: number): number =>
  r >= 2 * radius ? 0 : 1 - (3 * r) / (4 * radius) + r ** 3 / (16 * radius ** 3);

/** Energy that the electrons and the photons of one decay leave in a sphere of radius R (g/cm²), keV. */
function inSphere(
  medium: Medium,
  emission: DecayEmission,
  seed: number,
): { electrons: (radiusGPerCm2: number) => number; photons: (radiusGPerCm2: number) => number } {
  const kernels = pointKernels(medium, emission, { electrons: 100_000, photons: 200_000 }, seed);
  const left =
    (kernel: typeof kernels.photons) =>
    (radius: number): number => {
      if (kernel === null) return 0;
      const { within, reachGPerCm2 } = kernel;
      const bins = within.length - 1;
      let sum = within[0] ?? 0;
      for (let bin = 1; bin <= bins; bin++)
        sum +=
          ((within[bin] ?? 0) - (within[bin - 1] ?? 0)) *
          staysInside(reachGPerCm2 * ((bin - 0.5) / bins) ** 2, radius);
      return sum;
    };
  return { electrons: left(kernels.electrons), photons: left(kernels.photons) };
}

type Sphere = {
  massG: number;
  publishedKeV: number;
  electrons: number;
  photons: number;
  /** With the product's own evaluation of the emissions. */
  builtIn: number;
};

const density = 1.03;

export function spheresSection(bench: Bench): Section {
  const { sameEmission, seed } = bench;
  const builtIn = decayEmission(emissions('Lu-177'));
  const { electrons, photons } = inSphere(softTissue, sameEmission, seed);
  const own = inSphere(softTissue, builtIn, seed);
  const radiusOf = (massG: number): number => Math.cbrt((3 * massG) / (4 * Math.PI * density)) * density;
  const { tumor_mass: masses, total_s_value: factors } = published['100%/0%'];
  const spheres: Sphere[] = [];
  for (const [i, massG] of masses.entries()) {
    if (massG < 0.1) continue;
    bench.say(`  ${massG} g`);
    const radius = radiusOf(massG);
    spheres.push({
      massG,
      publishedKeV: ((factors[i] ?? Number.NaN) * massG * 1e-3) / joulePerKeV,
      electrons: electrons(radius),
      photons: photons(radius),
      builtIn: own.electrons(radius) + own.photons(radius),
    });
  }
  bench.say('  1 cm radius, water');
  const inWater = inSphere(water, sameEmission, seed);
  const oneCm = inWater.electrons(1) + inWater.photons(1);
  const oneCmOff = percentOff(oneCm, second.E_abs_MeV_per_decay * 1000);
  const against = { reference: 'spheres as PyTheranostics lists them', unit: '%' } as const;
  const name = `spheres of ${masses.find((mass) => mass >= 0.1)} to ${masses.at(-1)} g`;
  return {
    title: 'Spheres from 0.1 g to 1 kg',
    figures: [
      {
        what: `${name}, emissions as EGSnrc had, the furthest`,
        ...against,
        limit: 1,
        reached: furthest(spheres.map((sphere) => offOf(sphere))),
      },
      {
        what: `${name}, built-in emissions, the furthest`,
        ...against,
        limit: 1,
        reached: furthest(spheres.map(({ builtIn: keV, publishedKeV }) => percentOff(keV, publishedKeV))),
      },
      {
        what: 'sphere of water, 1 cm radius',
        reference: 'EGSnrc, second computation',
        unit: '%',
        limit: 1,
        reached: oneCmOff,
      },
    ],
    text: `Energy that a decay of Lu-177 spread evenly in a sphere leaves in it (soft tissue of 1.03 g/cm³ in an endless medium of
the same): our point kernels of electrons and photons, integrated over the sphere's distribution of distances. The
published factors have three digits (up to ± 0.5 %).

${table(
  [
    'mass, g',
    'published, Gy/(Bq s)',
    'published, keV per decay',
    'electrons',
    'photons',
    'Lutetia',
    'difference, %',
    'with built-in emissions',
    'difference, %',
  ],
  spheres.map((sphere) => [
    digits(sphere.massG, 3),
    digits((sphere.publishedKeV * joulePerKeV) / (sphere.massG * 1e-3), 3),
    sphere.publishedKeV.toFixed(1),
    sphere.electrons.toFixed(2),
    sphere.photons.toFixed(2),
    (sphere.electrons + sphere.photons).toFixed(1),
    signed(offOf(sphere)),
    sphere.builtIn.toFixed(1),
    signed(percentOff(sphere.builtIn, sphere.publishedKeV)),
  ]),
)}

A sphere of water of 1 cm radius: ${oneCm.toFixed(2)} keV per decay; EGSnrc ${(second.E_abs_MeV_per_decay * 1000).toFixed(2)} (${signed(oneCmOff)} %, of which its harder β spectrum makes 0.3).

![Energy absorbed in spheres by mass](validation/spheres.svg)`,
    plots: { spheres: plot(spheres) },
  };
}

const offOf = ({ electrons, photons, publishedKeV }: Sphere): number | null =>
  percentOff(electrons + photons, publishedKeV);

function plot(spheres: readonly Sphere[]): string {
  const x = { label: 'mass, g', from: 0.08, to: 1300, log: true };
  const line = (of: (sphere: Sphere) => number): Point[] =>
    spheres.map((sphere) => [sphere.massG, of(sphere)]);
  return figure(
    [
      [
        {
          joined: true,
          x,
          y: { label: 'energy absorbed, keV per decay', from: 138, to: 156 },
          marks: [
            {
              kind: 'line',
              points: line(({ electrons }) => electrons),
              colour: palette.grey,
              dash: '5 3',
              width: 1.4,
              name: 'Lutetia, electrons alone',
            },
            {
              kind: 'line',
              points: line(({ electrons, photons }) => electrons + photons),
              colour: palette.blue,
              name: 'Lutetia, all',
            },
            {
              kind: 'dots',
              points: spheres.map(({ massG, publishedKeV }) => [massG, publishedKeV, publishedKeV * 0.0025]),
              colour: palette.orange,
              name: 'published, ± rounding',
            },
          ],
        },
      ],
      [
        {
          x,
          y: { label: 'difference, %', from: -1.5, to: 1.5 },
          marks: [
            { kind: 'zone', axis: 'y', from: -1, to: 1, colour: '#eef6ee', name: 'limit' },
            { kind: 'level', at: 0, colour: palette.grey },
            {
              kind: 'dots',
              points: spheres.map((sphere) => [sphere.massG, offOf(sphere) ?? Number.NaN]),
              colour: palette.blue,
              name: 'Lutetia, emissions as EGSnrc had',
            },
            {
              kind: 'dots',
              open: true,
              points: spheres.map((sphere) => [
                sphere.massG,
                percentOff(sphere.builtIn, sphere.publishedKeV) ?? Number.NaN,
              ]),
              colour: palette.green,
              name: 'Lutetia, built-in emissions',
            },
          ],
        },
      ],
    ],
    { heights: [210, 120], about: 'Energy absorbed in spheres of soft tissue by their mass' },
  );
}
