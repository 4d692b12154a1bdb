import { createRoute } from '@tanstack/react-router';
import { signedInRoute } from '../shell/root-route.tsx';

const newReferral = createRoute({ getParentRoute: () => signedInRoute, path: '/courses/new' });
const course = createRoute({ getParentRoute: () => signedInRoute, path: '/courses/$id' });

export const courseRoutes = [newReferral, course] as const;
