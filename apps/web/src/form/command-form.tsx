import type { InputIssue } from '@lutetia/contract';
import { Button, Group } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { DraftRecord, Update } from './draft.ts';
import { recordOf } from './draft.ts';
import { ErrorSummary, type Fault } from './error-summary.tsx';
import { fieldsOf } from './fields-of.ts';
import { focusField, goOnAtEnter } from './form-focus.ts';
import { FormContext, type FormSetting, type FormState } from './form-setting.ts';
import { Fields } from './group-controls.tsx';
import { writeInstant } from './instant-text.ts';
import { issueText, labelAt } from './texts.ts';
import { toBody } from './to-body.ts';
import { toDraft } from './to-draft.ts';
import './form.css';

/** The form of an act: its schema says what is asked, in which unit, and what is refused. */
export function CommandForm(props: {
  schema: z.ZodType;
  setting: FormSetting;
  /** What the course knows already, as a body or part of one. */
  initial?: Readonly<Record<string, unknown>>;
  /** A draft that was begun before; it comes before `initial`. */
  begun?: DraftRecord | undefined;
  /** Told at each change of what is typed. */
  onDraft?: (draft: DraftRecord) => void;
  /** The instant that means "now": it moves on with the clock until something is entered. */
  stamp?: string | undefined;
  submitLabel: string;
  onSubmit: (body: Record<string, unknown>) => void;
  onCancel?: () => void;
  /** What the server found, by field. */
  issues?: readonly InputIssue[];
  busy?: boolean;
  /** A button that stops something is red. */
  tone?: 'stop';
  /** Between the fields and the button. */
  children?: ReactNode;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { schema, setting } = props;
  const prefix = useId();
  const form = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const [draft, setDraft] = useState<DraftRecord>(
    () => props.begun ?? toDraft(fields, props.initial ?? {}, setting),
  );
  const begun = useRef(props.begun !== undefined);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const read = useMemo(() => toBody(schema, fields, draft), [schema, fields, draft]);

  const sent = (props.issues ?? []).map(
    ({ path, code, message }): Fault => ({
      path,
      label: path === '' ? '' : labelAt(t, setting.act, path),
      text: t(`app:issue.${code}`, { message }),
    }),
  );
  const found = read.issues.map(
    (one): Fault => ({ path: one.path, label: labelAt(t, setting.act, one.path), text: issueText(t, one) }),
  );
  const shown = new Map(
    [...sent, ...found.filter((_, index) => attempt > 0 || isWrong(read.issues[index], touched))].map(
      ({ path, text }) => [path, text],
    ),
  );
  const state: FormState = {
    setting,
    prefix,
    typed: draft,
    faultOf: (path) => shown.get(path) ?? null,
    touch: (path) => {
      // A fault that appears under a button being pressed would move the button away: it waits for the click.
      setTimeout(() => setTouched((before) => (before.has(path) ? before : new Set([...before, path]))), 250);
    },
  };
  const latest = useRef(draft);
  const change = (update: Update) => {
    const before = begun.current ? latest.current : stamped(latest.current, props.stamp, setting.zone);
    begun.current = true;
    latest.current = recordOf(update(before));
    setDraft(latest.current);
    props.onDraft?.(latest.current);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (props.busy) return;
    if (read.issues.length > 0) {
      setAttempt(attempt + 1);
      return;
    }
    props.onSubmit(read.body);
  };

  return (
    <FormContext value={state}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        onKeyDown={goOnAtEnter}
        className="command-form"
        data-act={setting.act}
      >
        <ErrorSummary
          faults={[...sent, ...(attempt > 0 ? found : [])]}
          attempt={attempt}
          prefix={prefix}
          onChoose={(path) => focusField(form.current, path)}
        />
        <Fields fields={fields} draft={draft} change={change} path="" parents={[setting.act]} />
        {props.children}
        <Group className="form-actions">
          <Button
            type="submit"
            loading={props.busy ?? false}
            name="submit"
            {...(props.tone === 'stop' ? { color: 'red.9' } : {})}
          >
            {props.submitLabel}
          </Button>
          {props.onCancel && (
            <Button variant="default" onClick={props.onCancel} name="cancel">
              {t('action.cancel')}
            </Button>
          )}
        </Group>
      </form>
    </FormContext>
  );
}

function stamped(draft: DraftRecord, name: string | undefined, zone: string): DraftRecord {
  if (name === undefined || draft[name] === undefined) return draft;
  const now = Temporal.Now.instant().round({ smallestUnit: 'second', roundingMode: 'trunc' });
  return { ...draft, [name]: writeInstant(now.toString(), zone) };
}

/** Before the first attempt only what was typed wrongly is told, not what is still to come. */
const isWrong = (one: { path: string; code: string } | undefined, touched: ReadonlySet<string>): boolean =>
  one !== undefined && one.code !== 'required' && touched.has(one.path);
