import type { UserView } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import {
  type Column,
  CsvButton,
  csvInstant,
  DataTable,
  ErrorNotice,
  Instant,
  ListSkeleton,
  Notice,
  StateBadge,
  useRead,
} from '../../ui/index.ts';
import { CreateUserForm } from './create-user-form.tsx';
import { EditUserDialog } from './edit-user-dialog.tsx';

export function PeopleSection() {
  const { t } = useTranslation(['app', 'palette']);
  const me = useMe();
  const zone = me?.site.timeZone ?? 'UTC';
  const users = useRead('listUsers');
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const edited = users.data?.find((one) => one.id === editing);
  const columns: Column<UserView>[] = [
    {
      key: 'name',
      header: t('administration.people.name'),
      cell: (one) => (
        <>
          {one.displayName}
          <div className="small dimmed">{one.username}</div>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('administration.people.roles'),
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
      cell: (one) => t(one.secondFactor ? 'value.yes' : 'administration.people.at-first-sign-in'),
    },
    { key: 'since', header: t('administration.people.since'), cell: (one) => <Instant at={one.createdAt} /> },
    ...(may(me, 'changeUser')
      ? [
          {
            key: 'acts',
            header: t('administration.acts'),
            bare: true,
            cell: (one: UserView) => (
              <Button
                variant="light"
                size="compact-sm"
                name={`change-${one.username}`}
                aria-label={t('administration.people.change', { name: one.displayName })}
                onClick={() => setEditing(one.id)}
              >
                {t('administration.people.change-short')}
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
      {created && <Notice tone="go">{t('administration.people.created', { name: created })}</Notice>}
      {users.data && (
        <CsvButton
          file="people"
          load={() => ({
            header: [
              t('administration.people.name'),
              t('palette:csv.username'),
              t('administration.people.roles'),
              t('worklist.state'),
              t('account.second-factor'),
              t('palette:csv.of-zone', { name: t('administration.people.since'), zone }),
            ],
            rows: users.data.map((one) => [
              one.displayName,
              one.username,
              one.roles.map((role) => t(`role.${role}`)).join('; '),
              t(`state.${one.disabled ? 'disabled' : 'active'}`),
              t(one.secondFactor ? 'value.yes' : 'administration.people.at-first-sign-in'),
              csvInstant(one.createdAt, zone),
            ]),
          })}
        />
      )}
      {users.data && (
        <DataTable
          caption={t('administration.people.title')}
          columns={columns}
          rows={users.data}
          rowKey={(one) => one.id}
        />
      )}
      {may(me, 'createUser') && (
        <div className="site-act">
          <Button
            variant={creating ? 'default' : 'light'}
            name="new-user"
            aria-expanded={creating}
            onClick={() => {
              setCreating(!creating);
              setCreated(null);
            }}
          >
            {creating ? t('action.cancel') : t('administration.people.new')}
          </Button>
          {creating && (
            <section className="panel" aria-label={t('administration.people.new')}>
              <CreateUserForm
                onDone={(name) => {
                  setCreating(false);
                  setCreated(name);
                }}
              />
            </section>
          )}
        </div>
      )}
      {edited && <EditUserDialog user={edited} onClose={() => setEditing(null)} />}
    </>
  );
}
