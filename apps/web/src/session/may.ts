import { addresses, type Me, mayUse, type RouteId } from '@lutetia/contract';
import { type CommandType, commandTable, type SiteCommandType, siteCommandTable } from '@lutetia/course';

/** May the signed-in person use this route? The server decides; this only tidies the screen. */
export const may = (me: Me | null, route: RouteId): boolean =>
  me !== null && mayUse(addresses[route].access, me.roles);

export const mayCommandSite = (me: Me | null, command: SiteCommandType): boolean =>
  me !== null && siteCommandTable[command].roles.some((role) => me.roles.includes(role));

export const mayAct = (me: Me | null, command: CommandType): boolean =>
  me !== null && commandTable[command].roles.some((role) => me.roles.includes(role));
