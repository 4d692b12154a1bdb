import { ApiError } from '@lutetia/contract';
import { type SignatureMeaning, type SiteCommandType, siteCommands } from '@lutetia/course';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../api/index.ts';
import { CommandIds } from '../course/command-ids.ts';
import type { Credentials } from '../ui/signature-dialog.tsx';

export interface SiteAct {
  readonly busy: boolean;
  readonly error: unknown;
  /** The body waits for a signature with this meaning. */
  readonly signing: SignatureMeaning | null;
  submit(body: Record<string, unknown>): void;
  sign(credentials: Credentials): void;
  cancelSigning(): void;
}

const meaningOf = (type: SiteCommandType): SignatureMeaning | null => {
  const definition = siteCommands[type];
  return 'signature' in definition ? definition.signature : null;
};

/** Sends one kind of act on the site; asks for the signature first where it needs one. */
export function useSiteCommand(
  type: SiteCommandType,
  onDone: (body: Record<string, unknown>) => void,
): SiteAct {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<Record<string, unknown> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));
  const meaning = meaningOf(type);

  const send = async (body: Record<string, unknown>, credentials: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      const { signature } = credentials;
      await call('commandSite', {
        body: { commandId: ids.current.idFor(body), type, body, ...(signature ? { signature } : {}) },
      });
      ids.current.settle();
      setWaiting(null);
      await Promise.all(['site', 'siteEvents'].map((read) => client.invalidateQueries({ queryKey: [read] })));
      onDone(body);
    } catch (caught) {
      ids.current.settleAfter(caught);
      if (caught instanceof ApiError && !caught.code.startsWith('signature')) setWaiting(null);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    signing: waiting === null ? null : meaning,
    submit: (body) => {
      setError(null);
      if (meaning === null) void send(body, {});
      else setWaiting(body);
    },
    sign: (credentials) => {
      if (waiting) void send(waiting, credentials);
    },
    cancelSigning: () => {
      setWaiting(null);
      setError(null);
    },
  };
}
