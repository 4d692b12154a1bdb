import { allHold, type Figure, verdictOf } from './judge.ts';
import { type Section, signed, table } from './section.ts';

const words = { holds: 'holds', missed: '**missed**', missing: '**missing**' } as const;

const rowOf = (figure: Figure): string[] => [
  figure.what,
  figure.reference,
  `${figure.limit} ${figure.unit}`,
  figure.reached === null ? '–' : `${signed(figure.reached)} ${figure.unit}`,
  words[verdictOf(figure)],
];

/** The whole page: the same figures give the same bytes, but for the line with the versions. */
export function page(
  sections: readonly Section[],
  { seed, versions }: { seed: number; versions: string },
): string {
  const figures = sections.flatMap((section) => section.figures);
  const held = figures.filter((figure) => allHold([figure])).length;
  return `# Validation: the doses beside figures that others made

\`npm run validate\` computes every figure on this page anew, in about five minutes on two cores, writes the page and its
plots, and fails when one lies outside its limit or lacks its reference. ${held} of ${figures.length} hold. Where the
references come from: [validation/README.md](../validation/README.md).

${table(['figure', 'reference', 'limit', 'reached', 'verdict'], figures.map(rowOf), [0, 1, 4])}

${sections.map(({ title, text }) => `## ${title}\n\n${text}\n`).join('\n')}
---

Seed ${seed}.
Computed by ${versions}.
`;
}

/** The page of `--images`: the same, for images that are not part of the project. */
export const imagesPage = ({ title, text, figures }: Section): string => `# ${title}

\`npm run validate -- --images FOLDER\` computes this page from images that are not part of the project, and fails when a figure
lies outside its limit. ${figures.filter((figure) => allHold([figure])).length} of ${figures.length} hold. Points are hundredths of an SUV.

${table(['figure', 'reference', 'limit', 'reached', 'verdict'], figures.map(rowOf), [0, 1, 4])}

${text}
`;
