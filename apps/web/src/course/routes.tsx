import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { withTexts } from '../i18n/texts.ts';
import { lazyPage } from '../shell/lazy-page.tsx';
import { signedInRoute } from '../shell/root-route.tsx';
import { readCourseSearch } from './search.ts';

const newReferral = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/new',
  component: lazyPage(() => withTexts(import('./index.ts'), 'course'), 'NewReferralPage'),
});
const course = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id',
  validateSearch: readCourseSearch,
  component: lazyPage(() => withTexts(import('./index.ts'), 'course'), 'CoursePage'),
});
const identity = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/identity',
  component: lazyPage(() => withTexts(import('./index.ts'), 'course'), 'IdentityPage'),
});
const doseDay = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/dose-day',
  validateSearch: readCourseSearch,
  component: lazyPage(() => withTexts(import('../dose-day/index.ts'), 'dose-day', 'course'), 'DoseDayPage'),
});
const instructions = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$id/instructions/$cycle',
  component: lazyPage(() => withTexts(import('../print/index.ts'), 'course'), 'InstructionsPage'),
});

export const courseRoutes = [
  newReferral,
  course,
  identity,
  doseDay,
  instructions,
] as const satisfies readonly AnyRoute[];
