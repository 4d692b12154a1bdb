import type { CallOutput } from '@lutetia/contract';
import type { ReactNode } from 'react';
import { ErrorNotice, Loading, useRead } from '../ui/index.ts';

/** Reads the site and draws with it. */
export function WithSite({ children }: { children: (site: CallOutput<'site'>) => ReactNode }) {
  const site = useRead('site');
  if (site.error) return <ErrorNotice error={site.error} takeFocus={false} />;
  return site.data ? children(site.data) : <Loading />;
}
