import { ApiError, type Me } from '@lutetia/contract';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OutboxBanner } from '../outbox/index.ts';
import { usePalette } from '../palette/index.ts';
import { IdleWarning } from '../session/idle-warning.tsx';
import { Leaving } from '../session/leaving.tsx';
import { LockScreen } from '../session/lock-screen.tsx';
import { meQuery } from '../session/me.ts';
import { useIdle } from '../session/use-idle.ts';
import { useLock } from '../session/use-lock.ts';
import { useParting, useSayParting } from '../session/use-parting.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Header } from './header.tsx';
import { ProgressLine } from './progress-line.tsx';
import { useFetchAhead } from './use-fetch-ahead.ts';

/** Everything behind the sign-in. */
export function Frame() {
  const me = useQuery(meQuery);
  const parting = useParting();
  useSayParting();
  if (parting?.act === 'signOut') return <Leaving name={parting.name} />;
  const lockedAtStart = me.error instanceof ApiError && me.error.code === 'session-locked';
  if (me.isPending && !me.error) return <Loading />;
  if (lockedAtStart) {
    return <LockScreen state="locked" onUnlocked={() => window.location.reload()} />;
  }
  if (me.error) return <ErrorNotice error={me.error} />;
  // Without a second factor a session can only enrol one, which starts with the password.
  if (!me.data?.secondFactor) return <Navigate to="/sign-in" />;
  return <Unlocked me={me.data} key={me.data.userId} />;
}

function Unlocked({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { state, lock, unlocked } = useLock(me.locked);
  const palette = usePalette(lock);
  useFetchAhead(me);
  const idle = useIdle(me.idleSeconds, state === 'unlocked');
  useEffect(() => {
    if (idle === 'expired') lock();
  }, [idle, lock]);
  return (
    <>
      <ProgressLine />
      <div className="behind-lock">
        <a className="skip-link" href="#content">
          {t('skip-to-content')}
        </a>
        <Header onLock={lock} onPalette={palette.open} />
        <main id="content" tabIndex={-1}>
          <Suspense>
            <OutboxBanner />
          </Suspense>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {palette.dialogs}
      {idle === 'warning' && <IdleWarning />}
      <LockScreen state={state} onUnlocked={unlocked} />
    </>
  );
}
