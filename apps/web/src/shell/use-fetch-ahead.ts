import type { Me } from '@lutetia/contract';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { loadPaletteDialogs } from '../palette/index.ts';
import { may } from '../session/may.ts';
import { loadDialog } from '../ui/dialog.tsx';
import { pagesOf } from './pages.ts';

const settledMs = 1_500;

/** Once the first page stands, what the reader opens next is fetched, so that it opens at once, network or not. */
export function useFetchAhead(me: Me): void {
  const router = useRouter();
  useEffect(() => {
    const fetchAhead = async () => {
      const { routesByPath } = router;
      const course = may(me, 'course') ? (['/courses/$id', '/courses/$id/dose-day'] as const) : [];
      await Promise.all([loadDialog(), loadPaletteDialogs()]);
      for (const path of [...course, ...pagesOf(me).map(({ link }) => link.to)])
        await router.loadRouteChunk(routesByPath[path]);
    };
    // What cannot be fetched now is fetched when it is asked for.
    const timer = setTimeout(() => fetchAhead().catch(() => undefined), settledMs);
    return () => clearTimeout(timer);
  }, [router, me]);
}
