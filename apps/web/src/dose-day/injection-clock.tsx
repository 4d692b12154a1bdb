import type { Injection } from '@lutetia/course';
import { Button, Switch } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../course/index.ts';
import { ToneIcon } from '../ui/index.ts';
import { rememberSound, shake, soundIn, soundWanted, wakeSound } from './alarm.ts';
import { clockText, isCallOut, siteCheckClock } from './site-check-clock.ts';
import { useAwake } from './use-awake.ts';
import { useNow } from './use-now.ts';

/** How long the injection runs, and a large count-down to the next look at the site, which calls out. */
export function InjectionClock({ injection }: { injection: Injection }) {
  const { t } = useTranslation('dose-day');
  const now = useNow();
  const site = useSite();
  const paused = injection.pauses.find(({ resumed }) => resumed === null);
  const minutes = site.data?.procedure?.siteCheckMinutes ?? null;
  const { startedAt } = injection.start;
  const looks = injection.siteChecks.map(({ checkedAt }) => checkedAt);
  const { minute, secondsLeft } = siteCheckClock(startedAt, minutes ?? [], looks, now);
  const counts = minute !== null && paused === undefined;
  const due = counts && secondsLeft <= 0;
  const { spoken, sound, setSound, asked, heard } = useCallOut(
    counts ? minute : null,
    secondsLeft,
    Temporal.Instant.from(startedAt).epochMilliseconds + (minute ?? 0) * 60_000,
  );
  useAwake(true);
  const since = (from: string) =>
    clockText(Math.floor((now.epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 1000));
  return (
    <section className="clock" data-due={due || undefined} aria-label={t('clock.label')}>
      <div className="clock-line">
        <span className="clock-running">
          {paused
            ? t('clock.paused', { time: since(paused.pausedAt) })
            : t('clock.running', { time: since(startedAt) })}
        </span>
        <Switch
          checked={sound}
          onChange={(event) => setSound(event.currentTarget.checked)}
          label={t(sound ? 'clock.sound-on' : 'clock.sound-off')}
          name="sound"
        />
      </div>
      <div className="clock-next" data-testid="next-check">
        {site.data && minutes === null && <span className="clock-words">{t('clock.no-procedure')}</span>}
        {minutes !== null && minute === null && <span className="clock-words">{t('clock.done')}</span>}
        {counts && (
          <>
            <span className="clock-digits">{clockText(secondsLeft)}</span>
            <span className="clock-words">
              {due && <ToneIcon tone="stop" />} {t(due ? 'clock.look-now' : 'clock.next-look', { minute })}
            </span>
          </>
        )}
      </div>
      {sound && asked && (
        <Button
          variant="default"
          onClick={() => void wakeSound()}
          disabled={heard}
          name={heard ? 'sound-woken' : 'wake-sound'}
        >
          {t(heard ? 'clock.woken' : 'clock.wake-sound')}
        </Button>
      )}
      <p className="visually-hidden" aria-live="assertive">
        {spoken}
      </p>
    </section>
  );
}

function useCallOut(minute: number | null, secondsLeft: number, dueAtMs: number) {
  const { t } = useTranslation('dose-day');
  const [sound, setSound] = useState(soundWanted);
  // Known before the first touch, and its room is kept after it: what is being pressed below does not move away.
  const [asked] = useState(() => !navigator.userActivation.hasBeenActive);
  const [heard, setHeard] = useState(!asked);
  const [spoken, setSpoken] = useState('');
  const before = useRef<{ minute: number; secondsLeft: number } | null>(null);
  useEffect(() => {
    const wake = () => void wakeSound().then(setHeard);
    wake();
    window.addEventListener('click', wake);
    return () => window.removeEventListener('click', wake);
  }, []);
  // Handed to the sound card beforehand: it keeps time while the tab sleeps.
  useEffect(() => {
    if (minute === null || !sound || !heard || dueAtMs < Date.now()) return;
    return soundIn((dueAtMs - Date.now()) / 1000);
  }, [minute, dueAtMs, sound, heard]);
  useEffect(() => {
    if (minute === null) {
      before.current = null;
      return;
    }
    const seen = before.current?.minute === minute ? before.current.secondsLeft : null;
    before.current = { minute, secondsLeft };
    if (!isCallOut(seen, secondsLeft)) return;
    setSpoken(
      secondsLeft > 0
        ? t('clock.next-look-in', { time: clockText(secondsLeft), minute })
        : t('clock.look-now', { minute }),
    );
    if (secondsLeft > 0) return;
    shake();
    // The tone of the due second itself stands with the sound card already.
    if (sound && secondsLeft < -1) soundIn(0);
  }, [minute, secondsLeft, sound, t]);
  return {
    spoken,
    sound,
    asked,
    heard,
    setSound(on: boolean) {
      setSound(on);
      rememberSound(on);
      if (on) void wakeSound().then(setHeard);
    },
  };
}
