import type { Me, RouteId } from '@lutetia/contract';
import { linkOptions } from '@tanstack/react-router';
import { may } from '../session/may.ts';

/** Pages of the main navigation, in its order; a page's name stands under `nav.<id>`. */
const pages = [
  { id: 'worklist', keys: 'g w', needs: 'worklist', link: linkOptions({ to: '/' }) },
  { id: 'my-course', keys: 'g p', needs: 'myCourse', link: linkOptions({ to: '/my-course' }) },
  { id: 'referrals', keys: 'g r', needs: 'referrals', link: linkOptions({ to: '/referrals' }) },
  { id: 'today', keys: 'g t', needs: 'today', link: linkOptions({ to: '/today' }) },
  { id: 'supply', keys: 'g s', needs: 'supply', link: linkOptions({ to: '/supply' }) },
  {
    id: 'administration',
    keys: 'g d',
    needs: 'site',
    link: linkOptions({ to: '/administration/{-$section}', params: { section: undefined } }),
  },
  { id: 'audit', keys: 'g a', needs: 'audit', link: linkOptions({ to: '/audit' }) },
  { id: 'account', keys: 'g m', needs: null, link: linkOptions({ to: '/account' }) },
] as const satisfies readonly { id: string; keys?: string; needs: RouteId | null; link: object }[];

/** Those that a person may open. */
export const pagesOf = (me: Me) => pages.filter(({ needs }) => needs === null || may(me, needs));
