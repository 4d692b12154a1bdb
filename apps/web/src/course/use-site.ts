import type { CallOutput } from '@lutetia/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRead } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';

/** The site's devices, packs and lanes; not asked for by those who may not read them. */
export function useSite(): UseQueryResult<CallOutput<'site'>> & { readonly readable: boolean } {
  const readable = may(useMe(), 'site');
  return { ...useRead('site', {}, { enabled: readable }), readable };
}
