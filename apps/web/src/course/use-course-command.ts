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

/** How acts are given where the connection may fail: what has no signature goes by way of the device. */
export interface Desk {
  readonly ids: CommandIds;
  /** The id under which this is sent; told before, so that it outlives the page. */
  readonly sending: (id: string, content: string) => void;
  /** Gives an act that needs no signature; null when it waits on the device. */
  readonly give: (act: Pending & { commandId: string; type: CommandType }) => Promise<CommandResult | null>;
  readonly onKept: () => void;
  /** An answer that does not come is no answer. */
  readonly withinLimit: <T>(answer: Promise<T>) => Promise<T>;
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
  desk?: Desk,
): CourseAct {
  const client = useQueryClient();
  const definition = commands[type];
  const signature = 'signature' in definition ? definition.signature : null;
  const witness = 'witness' in definition;
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const own = useRef(new CommandIds(() => crypto.randomUUID()));
  const ids = desk?.ids ?? own.current;

  const send = async ({ body, overrides }: Pending, credentials: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      const content = { type, body, overrides };
      const commandId = ids.idFor(content);
      desk?.sending(commandId, JSON.stringify(content));
      if (desk && signature === null) {
        const given = await desk.give({ commandId, type, body, overrides });
        ids.settle();
        setPending(null);
        if (given === null) desk.onKept();
        else onDone(given);
        return;
      }
      const answer = call('commandCourse', {
        params: { id: courseId },
        body: {
          commandId,
          type,
          body,
          overrides: [...overrides],
          // A signature stands for what its giver saw.
          ...(signature === null ? {} : { expectedVersion: version }),
          ...credentials,
        },
      });
      const result = await (desk ? desk.withinLimit(answer) : answer);
      ids.settle();
      setPending(null);
      await Promise.all(
        (['course', 'courseEvents', 'worklist', 'supply', 'instructions'] as const).map((read) =>
          client.invalidateQueries({ queryKey: [read] }),
        ),
      );
      onDone(result);
    } catch (failure) {
      ids.settleAfter(failure);
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
