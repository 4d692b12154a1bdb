import { type CommandFacts, type CommandType, commandTable } from '../command-table.ts';
import { trainingOf } from '../decide/common.ts';
import type { Gate } from '../gate.ts';
import { check } from '../make-gate.ts';
import { type Role, rolesAtTheDose, type TrainingTopic, trainingTopics } from '../vocabulary.ts';
import type { Colleague, Need, ReadinessGiven } from './readiness.ts';
import { actsOfStage, type ReadinessStage, readinessStages } from './stages.ts';

const definitionOf = (act: CommandType): CommandFacts => commandTable[act];
const holds = ({ roles }: Colleague, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));
const within = (inner: readonly Role[], outer: readonly Role[]): boolean =>
  inner.every((role) => outer.includes(role));

interface RoleSet {
  readonly stage: ReadinessStage;
  readonly roles: readonly Role[];
  readonly acts: readonly CommandType[];
}

/** Sets of roles of which each must be held by somebody; whoever gives one act often may give others as well. */
const roleSets: readonly RoleSet[] = roleSetsOf();

function roleSetsOf(): RoleSet[] {
  const sets: RoleSet[] = [];
  for (const stage of readinessStages) {
    const open = actsOfStage[stage].filter(
      (act) => !sets.some(({ roles }) => within(roles, definitionOf(act).roles)),
    );
    const smallest = open
      .map((act) => definitionOf(act).roles)
      .filter((roles, index, all) => !all.some((other, at) => isSmaller(other, at, roles, index)));
    sets.push(
      ...smallest.map((roles) => ({
        stage,
        roles,
        acts: open.filter((act) => within(roles, definitionOf(act).roles)),
      })),
    );
  }
  return sets;
}

/** Of equal sets the first stays. */
function isSmaller(other: readonly Role[], at: number, roles: readonly Role[], index: number): boolean {
  return within(other, roles) && (other.length < roles.length || at < index);
}

export const peopleNeeds = ({ people }: ReadinessGiven): Need[] =>
  roleSets.map(({ stage, roles, acts }) => {
    const met = people.some((one) => holds(one, roles));
    return {
      name: 'people',
      key: `people ${roles.join(' ')}`,
      stage,
      met,
      // Where nobody holds the role, another may still give some of the acts.
      acts: met ? acts : acts.filter((act) => !people.some((one) => holds(one, definitionOf(act).roles))),
      gates: [],
      roles,
      topic: null,
      mendings: [],
      placedBy: null,
    };
  });

const actsWith = (topic: TrainingTopic): readonly CommandType[] =>
  readinessStages
    .flatMap((stage) => actsOfStage[stage])
    .filter((act) => definitionOf(act).training === topic);

/** Of those who may give the act, the one whose training runs longest. */
function bestTrained(roles: readonly Role[], topic: TrainingTopic, given: ReadinessGiven, but?: string) {
  return given.people
    .filter((one) => one.id !== but && holds(one, roles))
    .map(({ id }) => ({ id, ...trainingOf(id, topic, given) }))
    .toSorted((a, b) => (b.validUntil ?? '').localeCompare(a.validUntil ?? ''))[0];
}

export const trainingNeeds = (given: ReadinessGiven): Need[] =>
  trainingTopics.flatMap((topic): Need[] => {
    const acts = actsWith(topic);
    if (acts.length === 0) return [];
    const best = acts.map((act) => bestTrained(definitionOf(act).roles, topic, given));
    const gates = best.map((one): Gate => {
      const validUntil = one?.validUntil ?? null;
      return check('operator.training', one?.current ?? null, { topic, validUntil });
    });
    const user = best[0]?.validUntil == null ? undefined : best[0].id;
    return [
      {
        name: 'training',
        key: `training ${topic}`,
        stage: 'injection',
        acts,
        gates,
        roles: [...new Set(acts.flatMap((act) => definitionOf(act).roles))],
        topic,
        mendings: [{ type: 'record-training', initial: { topic } }],
        placedBy: user === undefined ? null : { type: 'record-training', initial: { user, topic } },
      },
    ];
  });

/** Two people, each with the training: one acts, the other verifies. */
export function secondPersonNeed(given: ReadinessGiven): Need {
  const { roles, training: topic } = definitionOf('time-out');
  if (topic === undefined) throw new Error('the time-out asks for no training');
  const pairs = given.people
    .filter((one) => holds(one, roles) && trainingOf(one.id, topic, given).current === true)
    .map(({ id }) => bestTrained(rolesAtTheDose, topic, given, id));
  const second = pairs.find((one) => one?.current === true);
  return {
    name: 'second-person',
    key: 'second-person',
    stage: 'injection',
    acts: ['time-out'],
    gates: [check('witness.different', second === undefined ? null : true)],
    roles: rolesAtTheDose,
    topic,
    mendings: [{ type: 'record-training', initial: { topic } }],
    placedBy: second === undefined ? null : { type: 'record-training', initial: { user: second.id, topic } },
  };
}
