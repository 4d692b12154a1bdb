import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.tsx';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageError,
});

/** Parent of every page that needs a session: header, navigation, lock screen. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: lazyPage(() => import('./frame.tsx'), 'Frame'),
  errorComponent: PageError,
});
