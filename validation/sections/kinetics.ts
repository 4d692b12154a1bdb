import { type Figure, furthest } from '../judge.ts';
import { type SimulationRow, simulateKinetics } from '../kinetics/simulate-curves.ts';
import { figure, palette } from '../plot.ts';
import { type Bench, type Section, signed, table } from '../section.ts';

const curves = 1000;
/** The stated interval is of 95 %: what covers 93 to 97 % of the truths is no more than two points off. */
const stated = 95;

export function kineticsSection({ seed, say }: Bench): Section {
  say(`  ${curves} curves of each kind`);
  const rows = simulateKinetics(() => curves, seed);
  const against = { reference: 'the curves simulated' } as const;
  const bias = furthest(rows.map(({ biasPercent }) => biasPercent));
  const coverage = furthest(rows.map(({ coveragePercent }) => coveragePercent - stated));
  const figures: Figure[] = [
    {
      what: `time-integrated activity, ${rows.length} kinds of curve: bias, the furthest`,
      ...against,
      limit: 1,
      reached: bias,
      unit: '%',
    },
    {
      what: `its 95 % interval: part of the truths held, distance from ${stated} %, the furthest`,
      ...against,
      limit: 2,
      reached: coverage,
      unit: 'points',
    },
  ];
  return {
    title: 'Time-integrated activity from noisy curves',
    figures,
    text: `Each kind of curve is measured ${curves} times with noise and fitted; bias is that of the mean, coverage the part of the
95 % intervals that hold the truth (its own standard error is 0.7 points).

${table(
  ['model', 'curve', 'points', 'noise, %', 'bias, %', 'coverage, %'],
  rows.map((row) => [
    row.model,
    row.what,
    String(row.points),
    row.noisePercent.toFixed(0),
    signed(row.biasPercent),
    row.coveragePercent.toFixed(1),
  ]),
  [0, 1],
)}

![Bias and coverage by model](validation/kinetics.svg)`,
    plots: { kinetics: plot(rows) },
  };
}

function plot(rows: readonly SimulationRow[]): string {
  const categories = rows.map(({ model }, i) => `${i + 1} ${model}`);
  const x = { label: 'kind of curve, in the order of the table', from: -0.6, to: rows.length - 0.4 };
  const limits = '#eef6ee';
  return figure(
    [
      [
        {
          joined: true,
          categories,
          x,
          y: { label: 'bias, %', from: -1.5, to: 1.5 },
          marks: [
            { kind: 'zone', axis: 'y', from: -1, to: 1, colour: limits, name: 'limit' },
            { kind: 'level', at: 0, colour: palette.grey },
            {
              kind: 'dots',
              radius: 3.2,
              colour: palette.blue,
              name: `${curves} simulated curves (coverage ± 1 standard error)`,
              points: rows.map(({ biasPercent }, i) => [i, biasPercent]),
            },
          ],
        },
      ],
      [
        {
          categories,
          x,
          y: { label: 'coverage, %', from: 91, to: 99 },
          marks: [
            { kind: 'zone', axis: 'y', from: 93, to: 97, colour: limits },
            { kind: 'level', at: stated, colour: palette.grey },
            {
              kind: 'dots',
              radius: 3.2,
              colour: palette.blue,
              points: rows.map(({ coveragePercent, n }, i) => [
                i,
                coveragePercent,
                100 * Math.sqrt(((coveragePercent / 100) * (1 - coveragePercent / 100)) / n),
              ]),
            },
          ],
        },
      ],
    ],
    { heights: [130, 150], about: 'Bias and coverage of the time-integrated activity by kind of curve' },
  );
}
