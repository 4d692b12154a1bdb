import type { RegulationPack } from '../regulation-pack.ts';
import { found, number, remembered } from './cite.ts';

const labels = found('IAEA SSR-6, label categories', 'SSR-6', {
  url: 'issuhub.com 4681',
  section: 'table 8',
});
const ours = (note: string) => remembered('Choice of this project: no source was found', '2026', { note });

const category = (
  id: RegulationPack['arrival']['categories'][number]['id'],
  surfaceUSvPerH: number,
  transportIndex: number,
) => ({
  id,
  surfaceUSvPerH: number(surfaceUSvPerH, 'µSv/h', labels),
  transportIndex: number(transportIndex, '1', labels),
});

export const regulationPacks: readonly RegulationPack[] = [
  {
    kind: 'regulation',
    id: 'default',
    version: '1.0.0',
    title: {
      en: 'Packages on arrival and deviations to be reported, unless the site signs its country’s figures',
      zh: '货包验收与须上报的偏差，除非本院签署本国数值',
    },
    arrival: {
      categories: [
        category('white-i', 5, 0),
        category('yellow-ii', 500, 1),
        category('yellow-iii', 2000, 10),
      ],
      wipeBqPerCm2: number(
        4,
        'Bq/cm²',
        remembered('Non-fixed contamination on packages (IAEA SSR-6; 49 CFR 173.443)', 'SSR-6', {
          note: 'beta and gamma emitters; remembered',
        }),
      ),
      transportIndexFactor: number(1.25, '1', ours('two meters in calibration differ by about a quarter')),
      transportIndexZeroUpTo: number(
        0.05,
        '1',
        remembered('IAEA SSR-6, determination of the transport index', 'SSR-6'),
      ),
      volumeToleranceH: number(12, 'h', ours('a volume is read to about 0.3 mL')),
      calibrationToleranceH: number(0.5, 'h', ours('less than a time zone or summer time')),
    },
    reportablePercent: number(
      20,
      '%',
      remembered('10 CFR 35.3045, medical event', '2024', {
        note: 'United States; remembered. Other countries’ thresholds were not found',
      }),
    ),
  },
];
