import { createRouter } from '@tanstack/react-router';
import { courseRoutes } from './course/routes.tsx';
import { rootRoute, signedInRoute } from './shell/root-route.tsx';
import { publicRoutes, shellRoutes } from './shell/routes.tsx';

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  signedInRoute.addChildren([...shellRoutes, ...courseRoutes]),
]);

export const router = createRouter({ routeTree, defaultPreload: false, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
