import { type Me, mayUse, type RouteId, routes } from '@lutetia/contract';
import { type CommandType, commands, type SiteCommandType, siteCommands } from '@lutetia/course';

/** May the signed-in person use this route? The server decides; this only tidies the screen. */
export const may = (me: Me | null, route: RouteId): boolean =>
  me !== null && mayUse(routes[route].access, me.roles);

export const mayCommandSite = (me: Me | null, command: SiteCommandType): boolean =>
  me !== null && siteCommands[command].roles.some((role) => me.roles.includes(role));

export const mayAct = (me: Me | null, command: CommandType): boolean =>
  me !== null && commands[command].roles.some((role) => me.roles.includes(role));
