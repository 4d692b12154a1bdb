import { isCommandType } from '@lutetia/course';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../course/use-speech.ts';
import { useMe } from '../session/me.ts';
import { ToneIcon } from '../ui/icons.tsx';
import { Instant } from '../ui/instant.tsx';
import { sayRefusal } from '../ui/say-refusal.ts';
import { keepDraft, sweepDrafts } from './drafts.ts';
import { heldBackBy, type KeptAct, waiting } from './kept-act.ts';
import { keptActs, useKeptActs, useTrouble } from './outbox.ts';
import { useSending } from './use-sending.ts';
import './outbox.css';

/** What waits on this device to be recorded: how much, since when, whose; and what was refused, and why. */
export function OutboxBanner() {
  const me = useMe();
  const acts = useKeptActs();
  useSending();
  useEffect(sweepDrafts, []);
  if (me === null || acts.length === 0) return null;
  const waits = waiting(acts);
  const mine = waits.filter(({ by }) => by.userId === me.userId);
  const others = Map.groupBy(
    waits.filter(({ by }) => by.userId !== me.userId),
    ({ by }) => by.userId,
  );
  return (
    <div className="outbox">
      {mine.length > 0 && <Mine acts={mine} userId={me.userId} />}
      {[...others].map(([userId, theirs]) => (
        <Theirs key={userId} acts={theirs} />
      ))}
      {acts
        .filter(({ refusal }) => refusal !== null)
        .map((act) => (
          <Refused key={act.commandId} act={act} userId={me.userId} />
        ))}
    </div>
  );
}

function Mine({ acts, userId }: { acts: readonly KeptAct[]; userId: string }) {
  const { t } = useTranslation(['dose-day', 'course']);
  const trouble = useTrouble();
  const held = heldBackBy(keptActs.all(), userId, acts[0]?.courseId ?? '');
  const why = held.length > 0 ? 'held-back' : (trouble ?? 'sending');
  return (
    <div className="notice" data-tone="wait" role="status" data-outbox="mine">
      <ToneIcon tone="wait" />
      <div>
        <strong>
          {t('outbox.mine', { count: acts.length })} <Since acts={acts} />
        </strong>
        <div>{t(`outbox.why.${why}`, { name: held[0]?.by.name ?? '' })}</div>
        <List acts={acts} />
      </div>
    </div>
  );
}

function Theirs({ acts }: { acts: readonly KeptAct[] }) {
  const { t } = useTranslation(['dose-day', 'course']);
  const name = acts[0]?.by.name ?? '';
  const holding = acts.filter(({ aside }) => !aside);
  return (
    <div className="notice" data-tone="attention" role="status" data-outbox="theirs">
      <ToneIcon tone="attention" />
      <div>
        <strong>
          {t('outbox.theirs', { count: acts.length, name })} <Since acts={acts} />
        </strong>
        <div>{t('outbox.theirs-help', { name })}</div>
        <List acts={acts} />
        {holding.length > 0 && (
          <Button
            variant="default"
            mt="xs"
            name="set-aside"
            onClick={() => {
              for (const { commandId } of holding) keptActs.change(commandId, { aside: true });
            }}
          >
            {t('outbox.set-aside')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Refused({ act, userId }: { act: KeptAct; userId: string }) {
  const { t } = useTranslation(['dose-day', 'course', 'app']);
  const speech = useSpeech();
  const navigate = useNavigate();
  const { refusal, by, courseId, type } = act;
  if (refusal === null) return null;
  const own = by.userId === userId;
  const again = () => {
    if (!isCommandType(type)) return;
    const since = Temporal.Now.instant().toString();
    keepDraft(courseId, type, { by, since, draft: null, body: act.body, sent: null });
    keptActs.remove(act.commandId);
    void navigate({ to: '/courses/$id/dose-day', params: { id: courseId }, search: { act: type } });
  };
  return (
    <div className="notice" data-tone="stop" role="alert" data-outbox="refused">
      <ToneIcon tone="stop" />
      <div>
        <strong>
          {t('outbox.refused', { what: t(`course:command.${type}`) })} <Instant at={act.givenAt} />
        </strong>
        <ul>
          {refusal.gates
            .filter(({ result }) => result !== 'pass')
            .map((gate) => (
              <li key={gate.id}>{sayRefusal(gate, speech)}</li>
            ))}
          {refusal.gates.length === 0 && <li>{t(`app:error.${refusal.code}`)}</li>}
        </ul>
        {own ? (
          <Group gap="sm" mt="xs">
            <Button onClick={again} name="enter-again">
              {t('outbox.again')}
            </Button>
            <Button variant="default" onClick={() => keptActs.remove(act.commandId)} name="put-away">
              {t('outbox.put-away')}
            </Button>
          </Group>
        ) : (
          <div>{t('outbox.refused-theirs', { name: by.name })}</div>
        )}
      </div>
    </div>
  );
}

function Since({ acts }: { acts: readonly KeptAct[] }) {
  const { t } = useTranslation('dose-day');
  const [first] = acts;
  return first === undefined ? null : (
    <>
      {t('outbox.since')} <Instant at={first.givenAt} />
    </>
  );
}

function List({ acts }: { acts: readonly KeptAct[] }) {
  const { t } = useTranslation('course');
  return (
    <ol className="outbox-list">
      {acts.map((act) => (
        <li key={act.commandId}>
          {t(`command.${act.type}`)} · <Instant at={act.givenAt} />
        </li>
      ))}
    </ol>
  );
}
