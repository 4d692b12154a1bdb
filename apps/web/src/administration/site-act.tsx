import type { SiteCommandType } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCommandSite } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { Notice } from '../ui/index.ts';
import { SiteCommandForm } from './site-command-form.tsx';

/** A button that opens the form of an act in place; absent for those who may not do it. */
export function SiteAct(props: { type: SiteCommandType; initial?: Record<string, unknown>; label?: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const panel = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  if (!mayCommandSite(me, props.type)) return null;
  const open = state === 'open';
  return (
    <div className="site-act">
      <Button
        ref={opener}
        variant={open ? 'default' : 'light'}
        size="compact-sm"
        name={props.type}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setState(open ? 'closed' : 'open')}
      >
        {open ? t('action.cancel') : (props.label ?? t(`site-command.${props.type}`))}
      </Button>
      <div id={panel}>
        {state === 'done' && <Notice tone="go">{t('administration:recorded')}</Notice>}
        {open && (
          <section className="panel" aria-label={t(`site-command.${props.type}`)}>
            <SiteCommandForm
              type={props.type}
              onDone={() => {
                setState('done');
                opener.current?.focus();
              }}
              {...(props.initial ? { initial: props.initial } : {})}
            />
          </section>
        )}
      </div>
    </div>
  );
}
