import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root-route.tsx';
import { readCourseSearch } from './search.ts';

const newReferral = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/new',
  component: lazyRouteComponent(() => import('./index.ts'), 'NewReferralPage'),
});
const course = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id',
  validateSearch: readCourseSearch,
  component: lazyRouteComponent(() => import('./index.ts'), 'CoursePage'),
});
const identity = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/identity',
  component: lazyRouteComponent(() => import('./index.ts'), 'IdentityPage'),
});
const doseDay = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/dose-day',
  validateSearch: readCourseSearch,
  component: lazyRouteComponent(() => import('../dose-day/index.ts'), 'DoseDayPage'),
});
const instructions = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/instructions/$cycle',
  component: lazyRouteComponent(() => import('../print/index.ts'), 'InstructionsPage'),
});

export const courseRoutes = [
  newReferral,
  course,
  identity,
  doseDay,
  instructions,
] as const satisfies readonly AnyRoute[];
