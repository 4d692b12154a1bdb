import { ApiError, type CallOutput } from '@lutetia/contract';
import { type CommandType, commands, type Override, type SignatureMeaning } from '@lutetia/course';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../api/index.ts';
import type { Credentials } from '../ui/index.ts';
import { CommandIds } from './command-ids.ts';

export type CommandResult = CallOutput<'commandCourse'>;

interface Pending {
  readonly body: Record<string, unknown>;
  readonly overrides: readonly Override[];
}

export interface CourseAct {
  readonly busy: boolean;
  readonly error: unknown;
  readonly signature: SignatureMeaning | null;
  readonly witness: boolean;
  /** The act waits for its signature. */
  readonly signing: boolean;
  submit(body: Record<string, unknown>, overrides: readonly Override[]): void;
  sign(credentials: Credentials): void;
  cancelSigning(): void;
}

/** Wrong secrets are put right in the dialog; everything else belongs to the form. */
const signatureCodes = ['signature-required', 'signature-wrong', 'witness-required', 'witness-wrong'];
export const isSignatureError = (error: unknown): boolean =>
  error instanceof ApiError && signatureCodes.includes(error.code);

/** Sends one act on a course; asks for its signature first where it needs one. */
export function useCourseCommand(
  courseId: string,
  type: CommandType,
  version: number,
  onDone: (result: CommandResult) => void,
): CourseAct {
  const client = useQueryClient();
  const definition = commands[type];
  const signature = 'signature' in definition ? definition.signature : null;
  const witness = 'witness' in definition;
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));

  const send = async ({ body, overrides }: Pending, credentials: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      const result = await call('commandCourse', {
        params: { id: courseId },
        body: {
          commandId: ids.current.idFor({ type, body, overrides }),
          type,
          body,
          overrides: [...overrides],
          // A signature stands for what its giver saw.
          ...(signature === null ? {} : { expectedVersion: version }),
          ...credentials,
        },
      });
      ids.current.settle();
      setPending(null);
      await Promise.all(
        (['course', 'courseEvents', 'worklist', 'supply', 'instructions'] as const).map((read) =>
          client.invalidateQueries({ queryKey: [read] }),
        ),
      );
      onDone(result);
    } catch (failure) {
      ids.current.settleAfter(failure);
      if (!isSignatureError(failure)) setPending(null);
      if (failure instanceof ApiError && failure.code === 'conflict') {
        await client.invalidateQueries({ queryKey: ['course'] });
      }
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    error,
    signature,
    witness,
    signing: pending !== null && signature !== null,
    submit(body, overrides) {
      const next = { body, overrides };
      setError(null);
      if (signature === null) void send(next, {});
      else setPending(next);
    },
    sign(credentials) {
      if (pending) void send(pending, credentials);
    },
    cancelSigning() {
      setPending(null);
      setError(null);
    },
  };
}
