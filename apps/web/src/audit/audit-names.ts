import { commands, commandTypes, siteCommands, siteCommandTypes } from '@lutetia/course';

/** Key of the text that names an entry of the audit trail: an event of the ledger, or a route that reads. */
export function auditKey(what: string): string {
  if (what.startsWith('access.')) return `app:${what}`;
  if (what === 'site.opened') return 'app:administration.ledger.site-opened';
  if (what === 'person.forgotten') return 'app:administration.forgetting.event';
  if (what === 'person.identity-changed') return 'app:audit.identity-changed';
  const act = commandTypes.find((type) => commands[type].event === what);
  if (act) return `course:command.${act}`;
  const siteAct = siteCommandTypes.find((type) => siteCommands[type].event === what);
  return siteAct ? `app:site-command.${siteAct}` : `app:read.${what}`;
}

/** Key of a detail that is one word of a closed list: the meaning of a signature, the purpose of a read. */
export const detailKeys = (detail: string): string[] => [
  `app:signature-meaning.${detail}`,
  `app:purpose.${detail.split(' ')[0]}`,
];
