import { type SiteCommandType, siteCommandTable, siteCommandTypes } from '@lutetia/course';

/** The act behind an event of the site; none behind the site's opening. */
export const siteCommandOf = (event: string): SiteCommandType | undefined =>
  siteCommandTypes.find((type) => siteCommandTable[type].event === event);
