import type { Gate, Override } from '@lutetia/course';
import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A reason for every gate that the reader lets through; the reasons are kept in the record. */
export function OverrideBoxes(props: {
  gates: readonly Gate[];
  reasons: Readonly<Record<string, string>>;
  onReason: (gate: string, reason: string) => void;
  fault: boolean;
}) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <Stack gap="sm" mt="sm">
      {props.gates.map(({ id }) => {
        const reason = props.reasons[id] ?? '';
        return (
          <Textarea
            key={id}
            name={`override.${id}`}
            label={t('course:page.override-reason', { gate: t(`course:gate-name.${id}`) })}
            value={reason}
            onChange={(event) => props.onReason(id, event.currentTarget.value)}
            error={props.fault && !isReason(reason) ? t('course:page.override-reason-short') : null}
            autosize
            minRows={2}
            withAsterisk
          />
        );
      })}
    </Stack>
  );
}

export const isReason = (reason: string): boolean => reason.trim().length >= 3;

export const overridesFrom = (
  gates: readonly Gate[],
  reasons: Readonly<Record<string, string>>,
): readonly Override[] => gates.map(({ id }) => ({ gate: id, reason: (reasons[id] ?? '').trim() }));
