import { ApiError, type SupplyItem } from '@lutetia/contract';
import { commands } from '@lutetia/course';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/index.ts';
import { CommandForm } from '../form/index.ts';
import { useFormSetting } from '../form/site-setting.ts';
import { ErrorNotice, Notice } from '../ui/index.ts';
import { keyOf } from './narrow.ts';

/**
 * One milestone of several doses, as when one flight carries them: each course records it for itself, and what
 * one refuses does not hold up the others.
 */
export function MilestoneForAll(props: {
  items: readonly SupplyItem[];
  /** Told of each dose for which it is recorded. */
  onRecorded: (key: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['supply', 'app', 'course']);
  const client = useQueryClient();
  const setting = useFormSetting('record-milestone');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<readonly { item: SupplyItem; error: unknown }[]>([]);
  // Sent again, an act is the same act: its id belongs to its dose and to what was typed.
  const ids = useRef(new Map<string, string>());
  const idFor = (key: string) => {
    const id = ids.current.get(key) ?? crypto.randomUUID();
    ids.current.set(key, id);
    return id;
  };

  const send = async (body: Record<string, unknown>) => {
    setBusy(true);
    const refused: { item: SupplyItem; error: unknown }[] = [];
    for (const item of props.items) {
      const commandId = idFor(`${keyOf(item)} ${JSON.stringify(body)}`);
      try {
        const params = { id: item.courseId };
        const ofOrder = { ...body, orderReference: item.reference };
        await call('commandCourse', { params, body: { commandId, type: 'record-milestone', body: ofOrder } });
        props.onRecorded(keyOf(item));
      } catch (error) {
        refused.push({ item, error });
      }
    }
    await client.invalidateQueries();
    setFailed(refused);
    setBusy(false);
    if (refused.length === 0) props.onClose();
  };

  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus();
  }, []);
  const badInput = failed.find(({ error }) => error instanceof ApiError && error.code === 'bad-input');
  const issues = badInput?.error instanceof ApiError ? badInput.error.detail.issues : undefined;
  return (
    <section aria-labelledby="for-all" className="for-all" ref={box}>
      <h2 id="for-all">{t('for-all.title', { count: props.items.length })}</h2>
      <p className="small">{props.items.map(({ reference }) => reference).join(' · ')}</p>
      {failed.map(({ item, error }) => (
        <div key={keyOf(item)}>
          <Notice tone="stop">{t('for-all.failed', { reference: item.reference })}</Notice>
          <ErrorNotice error={error} takeFocus={false} />
        </div>
      ))}
      <CommandForm
        schema={commands['record-milestone'].schema}
        setting={setting}
        submitLabel={t('for-all.record', { count: props.items.length })}
        busy={busy}
        onSubmit={(body) => void send(body)}
        onCancel={props.onClose}
        {...(issues ? { issues } : {})}
      />
    </section>
  );
}
