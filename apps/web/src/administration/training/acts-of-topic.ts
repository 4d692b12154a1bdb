import {
  type CommandFacts,
  type CommandType,
  commandTable,
  commandTypes,
  type Role,
  rolesAtTheDose,
  type TrainingTopic,
} from '@lutetia/course';

/** The acts that a training opens to whoever holds their role. */
export const actsOfTopic = (topic: TrainingTopic): readonly CommandType[] =>
  commandTypes.filter((type) => {
    const { training }: CommandFacts = commandTable[type];
    return training === topic;
  });

/** Whether somebody of these roles gives an act that asks for the training, or verifies one beside another. */
export const needsTraining = (roles: readonly Role[], topic: TrainingTopic): boolean =>
  actsOfTopic(topic).some((type) => {
    const definition: CommandFacts = commandTable[type];
    const who = definition.witness ? [...definition.roles, ...rolesAtTheDose] : definition.roles;
    return roles.some((role) => who.includes(role));
  });
