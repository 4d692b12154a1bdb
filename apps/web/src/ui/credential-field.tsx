import { Button, PasswordInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type CredentialMethod = 'pin' | 'password';

/** PIN or password, with a switch between the two. */
export function CredentialField(props: {
  name: string;
  /** Whose it is, e.g. "Your". */
  owner: string;
  method: CredentialMethod;
  secret: string;
  onMethod: (method: CredentialMethod) => void;
  onSecret: (secret: string) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const other: CredentialMethod = props.method === 'pin' ? 'password' : 'pin';
  return (
    <Stack gap={4}>
      <PasswordInput
        name={props.name}
        label={t(`signature.${props.method}`, { owner: props.owner })}
        value={props.secret}
        onChange={(event) => props.onSecret(event.currentTarget.value)}
        inputMode={props.method === 'pin' ? 'numeric' : 'text'}
        autoComplete="off"
        required
        data-autofocus={props.autoFocus || undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('action.show-secret') }}
      />
      <Button
        variant="transparent"
        size="compact-sm"
        className="start"
        onClick={() => {
          props.onMethod(other);
          props.onSecret('');
        }}
      >
        {t(`signature.use-${other}`)}
      </Button>
    </Stack>
  );
}
