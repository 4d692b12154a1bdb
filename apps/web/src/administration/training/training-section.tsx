import type { UserView } from '@lutetia/contract';
import { type Site, trainingTopics } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Day, ErrorNotice, Loading, StateBadge, useRead } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { todayIn, validity } from '../validity.ts';
import { WithSite } from '../with-site.tsx';

export function TrainingSection() {
  const users = useRead('listUsers');
  return (
    <WithSite>
      {(site) => (
        <>
          <ErrorNotice error={users.error} takeFocus={false} />
          {users.isPending && <Loading />}
          {users.data && (
            <Matrix
              site={site}
              users={users.data.filter((one) => !one.disabled && !one.roles.includes('patient'))}
            />
          )}
          <SiteAct type="record-training" />
        </>
      )}
    </WithSite>
  );
}

function Matrix({ site, users }: { site: Site; users: readonly UserView[] }) {
  const { t } = useTranslation(['app', 'course']);
  const today = todayIn(site.timeZone, Temporal.Now.instant());
  const columns: Column<UserView>[] = [
    {
      key: 'person',
      header: t('administration.people.name'),
      cell: (one) => (
        <>
          {one.displayName}
          <div className="small dimmed">{one.roles.map((role) => t(`role.${role}`)).join(' · ')}</div>
        </>
      ),
    },
    ...trainingTopics.map((topic) => ({
      key: topic,
      header: t(`course:option.${topic}`),
      cell: (one: UserView) => {
        const until = site.training[one.id]?.[topic];
        return (
          <>
            <StateBadge state={validity(until, today)} />
            {until && (
              <div className="small">
                {t('administration.until')} <Day date={until} />
              </div>
            )}
          </>
        );
      },
    })),
  ];
  return (
    <DataTable
      caption={t('administration.training.title')}
      columns={columns}
      rows={users}
      rowKey={(one) => one.id}
    />
  );
}
