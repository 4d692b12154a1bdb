import type { DecayEmission } from '@lutetia/dosimetry';
import { readJsonFile } from './read-json-file.ts';

/** The emissions that a command was asked for: a file's, or the built-in evaluation's with or without daughters. */
export async function decayEmissionOf(options: {
  nuclide: string;
  emissions?: string;
  daughters: boolean;
}): Promise<DecayEmission> {
  const { emissions, parseEmissions } = await import('@lutetia/nuclide');
  const { decayEmission } = await import('@lutetia/dosimetry');
  return decayEmission(
    options.emissions === undefined
      ? emissions(options.nuclide, { daughters: options.daughters })
      : parseEmissions(await readJsonFile(options.emissions), options.nuclide),
  );
}
