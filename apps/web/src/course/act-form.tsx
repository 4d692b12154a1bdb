import { ApiError } from '@lutetia/contract';
import { type CommandType, type Course, commands, type Gate } from '@lutetia/course';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnreachableError } from '../api/index.ts';
import { CommandForm, type DraftRecord, useFormSetting } from '../form/index.ts';
import { useMe } from '../session/me.ts';
import { ErrorNotice, Loading, Notice, SignatureDialog } from '../ui/index.ts';
import { focusSoon } from './focus-soon.ts';
import { GateList } from './gate-list.tsx';
import { ordersToCompare } from './orders-to-compare.ts';
import { isReason, OverrideBoxes, overridesFrom } from './override-boxes.tsx';
import { prefill } from './prefill.ts';
import { closedGates, mayOverride } from './roles.ts';
import { sayOrder } from './say-order.ts';
import { SignedSummary } from './signed-summary.tsx';
import { type CommandResult, type Desk, isSignatureError, useCourseCommand } from './use-course-command.ts';
import { useSite } from './use-site.ts';
import { useSpeech } from './use-speech.ts';

/** A form at the bedside: begun before, kept at each change, its acts safe while the connection fails. */
export interface ActDesk extends Desk {
  readonly begun: DraftRecord | undefined;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly onDraft: (draft: DraftRecord) => void;
  readonly stamp: string | undefined;
  /** What to say when no answer came to an act that has to wait for one. */
  readonly unanswered: ReactNode;
}

/** The form of one act with its gates, its overrides and its signature. */
export function ActForm(props: {
  course: Course;
  type: CommandType;
  /** As they stand before anything is typed. */
  gates: readonly Gate[];
  onDone: (result: CommandResult) => void;
  onCancel?: () => void;
  desk?: ActDesk;
}) {
  const { type, course } = props;
  const site = useSite();
  if (site.readable && site.isPending) return <Loading />;
  return (
    <OpenForm
      {...props}
      initial={{
        ...prefill(type, course, site.data ?? null, Temporal.Now.instant().toString()),
        ...props.desk?.body,
      }}
    />
  );
}

function OpenForm(props: Parameters<typeof ActForm>[0] & { initial: Record<string, unknown> }) {
  const { t } = useTranslation(['app', 'course']);
  const { type, course, desk } = props;
  const me = useMe();
  const [initial] = useState(props.initial);
  const act = useCourseCommand(course.id, type, course.version, props.onDone, desk);
  const zones = [course.referral?.timeZone, currentZone(course)].filter((zone) => zone !== undefined);
  const speech = useSpeech();
  const ordered = ordersToCompare(type, course, speech);
  const about = sayOrder(type, course, speech);
  const setting = useFormSetting(type, { nearZones: zones, large: desk !== undefined, ordered });
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [wantsReasons, setWantsReasons] = useState(false);
  const [signed, setSigned] = useState<Record<string, unknown>>({});

  const refused =
    act.error instanceof ApiError && act.error.code === 'gates-closed' ? act.error.detail.gates : null;
  const closed = closedGates((refused as readonly Gate[] | null | undefined) ?? props.gates);
  const roles = me?.roles ?? [];
  const overridable = closed.length > 0 && closed.every((gate) => mayOverride(gate, roles));
  const issues = act.error instanceof ApiError ? act.error.detail.issues : undefined;
  const submit = (body: Record<string, unknown>) => {
    if (overridable && !closed.every(({ id }) => isReason(reasons[id] ?? ''))) {
      setWantsReasons(true);
      return;
    }
    setSigned(body);
    act.submit(body, overridable ? overridesFrom(closed, reasons) : []);
  };
  const inForm = !isSignatureError(act.error) && refused == null && issues === undefined;

  return (
    <div className="act-form" data-command={type}>
      {inForm &&
        (desk && act.error instanceof UnreachableError ? desk.unanswered : <ErrorNotice error={act.error} />)}
      {about !== null && <p data-about-order>{about}</p>}
      <CommandForm
        schema={commands[type].schema}
        setting={setting}
        initial={initial}
        submitLabel={t(`course:do.${type}`)}
        busy={act.busy}
        onSubmit={submit}
        begun={desk?.begun}
        stamp={desk?.stamp}
        {...(desk ? { onDraft: desk.onDraft } : {})}
        {...(issues ? { issues } : {})}
        {...(props.onCancel ? { onCancel: props.onCancel } : {})}
        {...(type === 'stop-injection' ? { tone: 'stop' as const } : {})}
      >
        {closed.length > 0 && (
          <Refusal
            refusal={refused == null ? null : act.error}
            gates={closed}
            final={closed.some((gate) => gate.overridableBy.length === 0)}
            overridable={overridable}
          >
            {overridable && (
              <OverrideBoxes
                gates={closed}
                reasons={reasons}
                fault={wantsReasons}
                onReason={(gate, reason) => setReasons((before) => ({ ...before, [gate]: reason }))}
              />
            )}
          </Refusal>
        )}
      </CommandForm>
      {act.signature && (
        <SignatureDialog
          opened={act.signing}
          meaning={act.signature}
          witness={act.witness}
          busy={act.busy}
          error={isSignatureError(act.error) ? act.error : null}
          onSign={act.sign}
          onCancel={act.cancelSigning}
        >
          <SignedSummary type={type} body={signed} />
        </SignatureDialog>
      )}
    </div>
  );
}

const currentZone = (course: Course): string | undefined =>
  course.cycles[course.currentCycle]?.order?.calibrationTimeZone;

function Refusal(props: {
  /** The server's answer; null before anything was sent. */
  refusal: unknown;
  gates: readonly Gate[];
  final: boolean;
  overridable: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation(['app', 'course']);
  const box = useRef<HTMLElement>(null);
  const { refusal } = props;
  useEffect(() => {
    if (refusal === null) return;
    return focusSoon(() => box.current);
  }, [refusal]);
  const why = props.overridable
    ? null
    : t(props.final ? 'course:page.refused-final' : 'course:page.refused-role');
  return (
    <section
      className="refusal"
      aria-label={t('course:page.gates-title')}
      tabIndex={-1}
      ref={box}
      data-refused={refusal !== null}
    >
      {refusal !== null && (
        <Notice tone="stop">
          <strong>{t('course:page.refused', { count: props.gates.length })}</strong>
          {why && <div>{why}</div>}
        </Notice>
      )}
      <GateList gates={props.gates} />
      {props.children}
    </section>
  );
}
