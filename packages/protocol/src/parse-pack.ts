import { z } from 'zod';
import { ctcaePack } from './ctcae-pack.ts';
import { doseModificationPack } from './dose-modification-pack.ts';
import { eligibilityPack } from './eligibility-pack.ts';
import { ProtocolError } from './errors.ts';
import { fitnessPack } from './fitness-pack.ts';
import { labelPack } from './label-pack.ts';
import type { PackKind, Packs } from './registry.ts';
import { regulationPack } from './regulation-pack.ts';
import { releasePack } from './release-pack.ts';

const schemas: { [Kind in PackKind]: z.ZodType<Packs[Kind]> } = {
  label: labelPack,
  eligibility: eligibilityPack,
  'dose-modification': doseModificationPack,
  ctcae: ctcaePack,
  release: releasePack,
  fitness: fitnessPack,
  regulation: regulationPack,
};

/** Checks a pack from outside (a site's own file) against the schema of its kind; throws `invalid-pack`. */
export function parsePack<Kind extends PackKind>(kind: Kind, input: unknown): Packs[Kind] {
  const schema: z.ZodType<Packs[Kind]> = schemas[kind];
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ProtocolError('invalid-pack', z.prettifyError(parsed.error));
}
