import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** Asks once more before an act that is hard to undo. The safe answer has the focus. */
export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
  busy?: boolean;
  error?: unknown;
}) {
  const { t } = useTranslation();
  return (
    <Dialog opened={props.opened} onClose={props.onCancel} title={props.title}>
      <Stack>
        <div>{props.children}</div>
        <ErrorNotice error={props.error} />
        <Group>
          <Button onClick={props.onConfirm} loading={props.busy ?? false} name="confirm">
            {props.confirmLabel}
          </Button>
          <Button variant="default" onClick={props.onCancel} data-autofocus name="cancel">
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
