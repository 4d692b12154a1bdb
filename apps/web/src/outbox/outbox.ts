import { ApiError, type CallOutput } from '@lutetia/contract';
import { useSyncExternalStore } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { withinLimit } from '../api/within-limit.ts';
import type { KeptAct } from './kept-act.ts';
import { KeptActs } from './kept-acts.ts';
import { Sender } from './sender.ts';

export type CommandResult = CallOutput<'commandCourse'>;

export const keptActs = new KeptActs(localStorage);

export const outbox = new Sender<CommandResult>(keptActs, {
  async whoIs() {
    try {
      return (await withinLimit(call('me'))).userId;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  post: ({ courseId, commandId, type, body, overrides, by }) =>
    withinLimit(
      call('commandCourse', {
        params: { id: courseId },
        body: {
          commandId,
          type,
          body: { ...body },
          overrides: overrides.map((one) => ({ ...one })),
          givenBy: by.userId,
        },
      }),
    ),
  recorded({ courseId }, { view }) {
    // Before it goes from the device, so that no page shows for a moment that it was never given.
    queryClient.setQueryData<CallOutput<'course'>>(['course', { params: { id: courseId } }], (before) =>
      before === undefined ? before : { ...before, view },
    );
    for (const read of ['course', 'courseEvents', 'worklist', 'supply', 'instructions'] as const)
      void queryClient.invalidateQueries({ queryKey: [read] });
  },
  alone: (work) =>
    'locks' in navigator ? navigator.locks.request('lutetia.outbox', work).then(() => undefined) : work(),
});

export const useKeptActs = (): readonly KeptAct[] => useSyncExternalStore(keptActs.subscribe, keptActs.all);
export const useTrouble = () => useSyncExternalStore(keptActs.subscribe, () => outbox.trouble);
