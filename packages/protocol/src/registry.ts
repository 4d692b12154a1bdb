import type { CtcaePack } from './ctcae-pack.ts';
import type { DoseModificationPack } from './dose-modification-pack.ts';
import type { EligibilityPack } from './eligibility-pack.ts';
import { ProtocolError } from './errors.ts';
import type { FitnessPack } from './fitness-pack.ts';
import type { LabelPack } from './label-pack.ts';
import { ctcaePacks } from './packs/ctcae.ts';
import { doseModificationPacks } from './packs/dose-modification.ts';
import { labelEligibilityPacks } from './packs/eligibility-labels.ts';
import { trialEligibilityPacks } from './packs/eligibility-trials.ts';
import { fitnessPacks } from './packs/fitness.ts';
import { labelPacks } from './packs/labels.ts';
import { regulationPacks } from './packs/regulation.ts';
import { releasePacks } from './packs/release.ts';
import type { RegulationPack } from './regulation-pack.ts';
import type { ReleasePack } from './release-pack.ts';
import type { Wording } from './wording.ts';

export type Packs = {
  label: LabelPack;
  eligibility: EligibilityPack;
  'dose-modification': DoseModificationPack;
  ctcae: CtcaePack;
  release: ReleasePack;
  fitness: FitnessPack;
  regulation: RegulationPack;
};
export type PackKind = keyof Packs;
export type RulePack = Packs[PackKind];

const registry: { [Kind in PackKind]: readonly Packs[Kind][] } = frozen({
  label: labelPacks,
  eligibility: [...labelEligibilityPacks, ...trialEligibilityPacks],
  'dose-modification': doseModificationPacks,
  ctcae: ctcaePacks,
  release: releasePacks,
  fitness: fitnessPacks,
  regulation: regulationPacks,
});

/** Packs are shared by everyone who asks for them: none may change one under another's feet. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

export const packKinds = Object.keys(registry) as readonly PackKind[];

export function listPacks(): { kind: PackKind; id: string; version: string; title: Wording }[] {
  return packKinds.flatMap((kind) =>
    registry[kind].map(({ id, version, title }) => ({ kind, id, version, title })),
  );
}

/** Throws `unknown-pack`, naming those there are. */
export function getPack<Kind extends PackKind>(kind: Kind, id: string): Packs[Kind] {
  const packs: readonly Packs[Kind][] = registry[kind];
  const pack = packs.find((candidate) => candidate.id === id);
  if (!pack) {
    const ids = packs.map((candidate) => candidate.id).join(', ');
    throw new ProtocolError('unknown-pack', `There is no ${kind} pack "${id}"; there are ${ids}`);
  }
  return pack;
}
