import { type Role, roles } from '@lutetia/course';
import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function RoleChoice(props: {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('administration:people.roles')}
      value={[...props.value]}
      onChange={(chosen) => props.onChange(roles.filter((role) => chosen.includes(role)))}
      error={props.error}
      withAsterisk
    >
      <Stack gap="xs" my="xs">
        {roles.map((role) => (
          <Checkbox key={role} name={`roles.${role}`} value={role} label={t(`role.${role}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
