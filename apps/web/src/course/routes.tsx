import type { AnyRoute } from '@tanstack/react-router';

export const courseRoutes = [] as const satisfies readonly AnyRoute[];
