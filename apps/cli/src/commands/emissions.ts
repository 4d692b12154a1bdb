import type { Command } from 'commander';
import { type Output, six } from '../output.ts';

type Options = { daughters?: boolean; json?: boolean };

const leastInTable = 1e-3;

export function registerEmissions(program: Command, output: Output): void {
  program
    .command('emissions')
    .description('what one decay gives out: β spectrum, electrons, photons, α, in keV and per decay')
    .argument('<nuclide>', 'such as Lu-177, 177Lu or lutetium-177')
    .option('--daughters', 'with the daughters, each to its end')
    .option('--json', 'print JSON')
    .action(async (nuclide: string, options: Options) => {
      const { emissions } = await import('@lutetia/nuclide');
      const answer = emissions(nuclide, { daughters: options.daughters ?? false });
      const { totalsKeV, electrons, photons, alphas, chain, source } = answer;
      const table = (
        title: string,
        lines: readonly { energyKeV: number; yieldPerDecay: number; kind?: string }[],
      ) =>
        lines.some(({ yieldPerDecay }) => yieldPerDecay >= leastInTable)
          ? [
              '',
              `${title} (from ${leastInTable} a decay)`,
              ...lines
                .filter(({ yieldPerDecay }) => yieldPerDecay >= leastInTable)
                .map(({ energyKeV, yieldPerDecay, kind = '' }) =>
                  `${six(energyKeV).padStart(10)} keV ${six(yieldPerDecay).padStart(12)}  ${kind}`.trimEnd(),
                ),
            ]
          : [];
      output.answer(
        answer,
        [
          `${answer.nuclide}: ${chain.map(({ nuclide: member, perDecay }) => `${member} × ${six(perDecay)}`).join(', ')}`,
          source,
          '',
          'energy per decay',
          ...Object.entries(totalsKeV)
            .filter(([, keV]) => keV > 0)
            .map(([kind, keV]) => `${six(keV).padStart(10)} keV  ${kind}`),
          ...table('electrons', electrons),
          ...table('photons', photons),
          ...table('α', alphas),
        ],
        options,
      );
    });
}
