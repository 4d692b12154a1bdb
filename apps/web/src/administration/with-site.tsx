import type { Site } from '@lutetia/course';
import type { ReactNode } from 'react';
import { ErrorNotice, Loading, useRead } from '../ui/index.ts';

/** Reads the site and draws with it. */
export function WithSite({ children }: { children: (site: Site) => ReactNode }) {
  const site = useRead('site');
  if (site.error) return <ErrorNotice error={site.error} takeFocus={false} />;
  return site.data ? children(site.data) : <Loading />;
}
