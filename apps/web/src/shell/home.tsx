import { Navigate } from '@tanstack/react-router';
import { withTexts } from '../i18n/texts.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { lazyPage } from './lazy-page.tsx';

const Worklist = lazyPage(() => withTexts(import('../worklist/worklist-page.tsx'), 'course'), 'WorklistPage');

/** Where a person starts: staff at the worklist, a patient and a referring doctor at their own page. */
export function Home() {
  const me = useMe();
  if (may(me, 'worklist')) return <Worklist />;
  if (may(me, 'myCourse')) return <Navigate to="/my-course" replace />;
  if (may(me, 'referrals')) return <Navigate to="/referrals" replace />;
  return <Worklist />;
}
