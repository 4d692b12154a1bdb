import type { UserView } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { useZone } from '../../session/use-zone.ts';
import {
  type Column,
  CsvButton,
  csvInstant,
  DataTable,
  ErrorNotice,
  Instant,
  ListSkeleton,
  StateBadge,
  useRead,
} from '../../ui/index.ts';
import { EditUserDialog } from './edit-user-dialog.tsx';
import { NewPerson } from './new-person.tsx';

export function PeopleSection() {
  const { t } = useTranslation(['app', 'palette']);
  const me = useMe();
  const zone = useZone();
  const users = useRead('listUsers');
  const [editing, setEditing] = useState<string | null>(null);
  const edited = users.data?.find((one) => one.id === editing);
  const columns: Column<UserView>[] = [
    {
      key: 'name',
      header: t('administration:people.name'),
      cell: (one) => (
        <>
          {one.displayName}
          <div className="small dimmed">{one.username}</div>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('administration:people.roles'),
      cell: (one) => one.roles.map((role) => t(`role.${role}`)).join(' · '),
    },
    {
      key: 'state',
      header: t('worklist.state'),
      cell: (one) => <StateBadge state={one.disabled ? 'disabled' : 'active'} />,
    },
    {
      key: 'factor',
      header: t('account.second-factor'),
      cell: (one) => t(one.secondFactor ? 'value.yes' : 'administration:people.at-first-sign-in'),
    },
    { key: 'since', header: t('administration:people.since'), cell: (one) => <Instant at={one.createdAt} /> },
    ...(may(me, 'changeUser')
      ? [
          {
            key: 'acts',
            header: t('administration:acts'),
            bare: true,
            cell: (one: UserView) => (
              <Button
                variant="light"
                size="compact-sm"
                name={`change-${one.username}`}
                aria-label={t('administration:people.change', { name: one.displayName })}
                onClick={() => setEditing(one.id)}
              >
                {t('administration:people.change-short')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ErrorNotice error={users.error} takeFocus={false} />
      {users.isPending && <ListSkeleton />}
      {users.data && (
        <div className="toolbar">
          <CsvButton
            file="people"
            load={() => ({
              header: [
                t('administration:people.name'),
                t('palette:csv.username'),
                t('administration:people.roles'),
                t('worklist.state'),
                t('account.second-factor'),
                t('palette:csv.of-zone', { name: t('administration:people.since'), zone }),
              ],
              rows: users.data.map((one) => [
                one.displayName,
                one.username,
                one.roles.map((role) => t(`role.${role}`)).join('; '),
                t(`state.${one.disabled ? 'disabled' : 'active'}`),
                t(one.secondFactor ? 'value.yes' : 'administration:people.at-first-sign-in'),
                csvInstant(one.createdAt, zone),
              ]),
            })}
          />
        </div>
      )}
      {users.data && (
        <DataTable
          caption={t('app:administration.people.title')}
          columns={columns}
          rows={users.data}
          rowKey={(one) => one.id}
        />
      )}
      {may(me, 'createUser') && <NewPerson roles={[]} />}
      {edited && <EditUserDialog user={edited} onClose={() => setEditing(null)} />}
    </>
  );
}
