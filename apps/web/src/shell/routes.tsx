import { createRoute } from '@tanstack/react-router';
import { readPackSearch } from '../administration/packs/search.ts';
import { readAuditSearch } from '../audit/search.ts';
import { readGallerySearch } from '../gallery/search.ts';
import { withTexts } from '../i18n/texts.ts';
import { readReferralsSearch } from '../referrer/search.ts';
import { readSupplySearch } from '../supply/search.ts';
import { readTodaySearch } from '../today/search.ts';
import { readWorklistSearch } from '../worklist/search.ts';
import { Home } from './home.tsx';
import { lazyPage } from './lazy-page.tsx';
import { rootRoute, signedInRoute } from './root-route.tsx';

const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  component: lazyPage(() => withTexts(import('../set-up/set-up-page.tsx'), 'course'), 'SetUpPage'),
});
const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyPage(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const gallery = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  validateSearch: readGallerySearch,
  component: lazyPage(
    () => withTexts(import('../gallery/gallery-page.tsx'), 'course', 'today'),
    'GalleryPage',
  ),
});
const display = createRoute({
  getParentRoute: () => rootRoute,
  path: '/display',
  component: lazyPage(() => withTexts(import('../today/wall-page.tsx'), 'today', 'course'), 'WallPage'),
});
export const publicRoutes = [setUp, signIn, gallery, display] as const;

const worklist = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: readWorklistSearch,
  component: Home,
});
const myCourse = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-course',
  component: lazyPage(
    () => withTexts(import('../patient/patient-page.tsx'), 'patient', 'course'),
    'PatientPage',
  ),
});
const referrals = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/referrals',
  validateSearch: readReferralsSearch,
  component: lazyPage(
    () => withTexts(import('../referrer/referrals-page.tsx'), 'referrer', 'patient', 'course'),
    'ReferralsPage',
  ),
});
const today = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/today',
  validateSearch: readTodaySearch,
  component: lazyPage(() => withTexts(import('../today/today-page.tsx'), 'today', 'course'), 'TodayPage'),
});
const supply = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/supply',
  validateSearch: readSupplySearch,
  component: lazyPage(() => withTexts(import('../supply/supply-page.tsx'), 'supply', 'course'), 'SupplyPage'),
});
const administration = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/administration/{-$section}',
  validateSearch: readPackSearch,
  component: lazyPage(
    () => withTexts(import('../administration/administration-page.tsx'), 'administration', 'course'),
    'AdministrationPage',
  ),
});
const account = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyPage(() => import('../account/account-page.tsx'), 'AccountPage'),
});
const audit = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyPage(() => withTexts(import('../audit/audit-page.tsx'), 'course'), 'AuditPage'),
});
export const shellRoutes = [
  worklist,
  myCourse,
  referrals,
  today,
  supply,
  administration,
  account,
  audit,
] as const;
