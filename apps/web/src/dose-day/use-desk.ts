import { type CommandType, commands } from '@lutetia/course';
import { useMemo, useRef, useState } from 'react';
import { UnreachableError, withinLimit } from '../api/index.ts';
import { type ActDesk, CommandIds } from '../course/index.ts';
import { type DraftRecord, nowText } from '../form/index.ts';
import { forgetDraft, type KeptDraft, keepDraft, outbox, readDraft } from '../outbox/index.ts';
import { useMe } from '../session/me.ts';
import { useZone } from '../session/use-zone.ts';
import { scannedFields } from './expected-codes.ts';

/** The instants of acts that mean "now" and are given while something else is being done. */
const stamps: Partial<Record<CommandType, string>> = { 'check-site': 'checkedAt' };

/** Codes are read at the moment of the act by those who give it; they are not kept. */
const withoutCodes = (draft: DraftRecord): DraftRecord => ({
  ...draft,
  ...Object.fromEntries(scannedFields.filter((name) => name in draft).map((name) => [name, ''])),
});

/** What a colleague began is gone on with now, not when they began it. */
function takenOver(draft: DraftRecord, stamp: string | undefined, zone: string): DraftRecord {
  return stamp === undefined ? draft : { ...draft, [stamp]: nowText(Temporal.Now.instant(), zone) };
}

type Given = Parameters<ActDesk['give']>[0];

export interface DayDesk {
  readonly desk: Omit<ActDesk, 'unanswered'>;
  /** What is typed now. */
  readonly typed: DraftRecord;
  /** Who had begun it when the screen opened. */
  readonly begunBy: KeptDraft | null;
  /** The start of an injection that was not answered; only who gave it knows whether it has begun. */
  readonly unsure: Given | null;
  /** It has begun: it is kept and sent later. */
  keepUnsure(): void;
  /** What was begun goes. */
  forget(): void;
}

/** Drafts and sending of one act of the day. `settledAt`: when the act was last recorded. */
export function useDesk(
  courseId: string,
  type: CommandType,
  settledAt: string | null,
  onKept: () => void,
): DayDesk {
  const me = useMe();
  const zone = useZone();
  const by = { userId: me?.userId ?? '', name: me?.displayName ?? '' };
  const [begunBy] = useState(() => openDraft(courseId, type, settledAt));
  const [typed, setTyped] = useState<DraftRecord>(() => begunBy?.draft ?? {});
  const [unsure, setUnsure] = useState<Given | null>(null);
  const ids = useMemo(
    () => new CommandIds(() => crypto.randomUUID(), begunBy?.by.userId === by.userId ? begunBy.sent : null),
    [begunBy, by.userId],
  );
  const kept = useRef<KeptDraft | null>(begunBy);
  const keep = (change: Partial<KeptDraft>) => {
    const since = kept.current?.since ?? Temporal.Now.instant().toString();
    const begun = kept.current ?? { since, draft: null, body: null, sent: null };
    kept.current = { ...begun, by, ...change };
    keepDraft(courseId, type, kept.current);
  };
  const forget = () => {
    kept.current = null;
    forgetDraft(courseId, type);
  };
  const signed = 'signature' in commands[type];
  const [begun] = useState(() => {
    if (!begunBy?.draft) return undefined;
    const draft = withoutCodes(begunBy.draft);
    const own = begunBy.by.userId === by.userId;
    return own ? draft : takenOver(draft, stamps[type], zone);
  });
  const envelope = ({ commandId, body, overrides }: Given) => ({
    commandId,
    courseId,
    type,
    body,
    overrides,
    by,
    givenAt: Temporal.Now.instant().toString(),
  });
  return {
    typed,
    begunBy,
    unsure,
    forget,
    keepUnsure() {
      if (unsure === null) return;
      forget();
      outbox.keep(envelope(unsure));
      onKept();
    },
    desk: {
      ids,
      begun,
      body: begunBy?.body ?? undefined,
      stamp: stamps[type],
      onKept,
      withinLimit,
      onDraft(draft) {
        setTyped(draft);
        keep({ draft: withoutCodes(draft), body: null });
      },
      sending(id, content) {
        // Codes would stand in the content: a time-out is told to be settled by the course itself.
        if (signed)
          keep({ sent: { id, content: type === 'time-out' ? '' : content, doneBefore: settledAt } });
      },
      async give(act) {
        const before = kept.current;
        forget();
        try {
          const given = await outbox.give(envelope(act));
          if (given !== null || type !== 'start-injection') return given;
        } catch (refused) {
          if (before !== null) keep(before);
          throw refused;
        }
        outbox.withdraw(act.commandId);
        if (before !== null) keep(before);
        setUnsure(act);
        throw new UnreachableError('nobody has confirmed the start');
      },
    },
  };
}

/** What was sent without an answer, and has since been recorded, is no draft any more. */
function openDraft(courseId: string, type: CommandType, settledAt: string | null): KeptDraft | null {
  const draft = readDraft(courseId, type);
  if (draft === null) return null;
  const settled = draft.sent !== null && settledAt !== null && settledAt !== draft.sent.doneBefore;
  if (!settled) return draft;
  forgetDraft(courseId, type);
  return null;
}
