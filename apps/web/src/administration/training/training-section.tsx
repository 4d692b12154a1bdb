import type { UserView } from '@lutetia/contract';
import { type Role, roles, type Site, type TrainingTopic, trainingTopics } from '@lutetia/course';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../course/use-speech.ts';
import { type Column, CsvButton, DataTable, Dialog, ErrorNotice, Loading, useRead } from '../../ui/index.ts';
import { sayActs } from '../readiness/say-item.ts';
import { SiteAct } from '../site-act.tsx';
import { todayIn } from '../validity.ts';
import { WithSite } from '../with-site.tsx';
import { actsOfTopic } from './acts-of-topic.ts';
import { type Chosen, RecordTraining } from './record-training.tsx';
import './training.css';
import { TrainingCell } from './training-cell.tsx';
import { trainingState, trainingStates } from './training-state.ts';

export function TrainingSection() {
  const users = useRead('listUsers');
  return (
    <WithSite>
      {(site) => (
        <>
          <ErrorNotice error={users.error} takeFocus={false} />
          {users.isPending && <Loading />}
          {users.data && (
            <Training
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

function Training({ site, users }: { site: Site; users: readonly UserView[] }) {
  const { t } = useTranslation(['administration', 'app', 'course', 'palette']);
  const [role, setRole] = useState<Role | ''>('');
  const today = todayIn(site.timeZone, Temporal.Now.instant());
  const shown = users.filter((one) => role === '' || one.roles.includes(role));
  const say = (one: UserView, topic: TrainingTopic) => {
    const until = site.training[one.id]?.[topic];
    return [until ?? null, t(`training.state.${trainingStates[trainingState(one, topic, until, today)]}`)];
  };
  return (
    <>
      <div className="toolbar no-print">
        <NativeSelect
          name="role"
          label={t('training.role')}
          value={role}
          onChange={({ currentTarget: { value } }) => setRole(roles.find((one) => one === value) ?? '')}
        >
          <option value="">{t('training.any-role')}</option>
          {roles
            .filter((one) => users.some((user) => user.roles.includes(one)))
            .map((one) => (
              <option key={one} value={one}>
                {t(`app:role.${one}`)}
              </option>
            ))}
        </NativeSelect>
        <Button variant="default" name="print" onClick={() => window.print()}>
          {t('training.print')}
        </Button>
        <CsvButton
          file="training"
          load={() => ({
            header: [
              t('administration:people.name'),
              t('palette:csv.username'),
              t('administration:people.roles'),
              ...trainingTopics.flatMap((topic) => [
                t('training.last-day', { topic: t(`course:option.${topic}`) }),
                t(`course:option.${topic}`),
              ]),
            ],
            rows: shown.map((one) => [
              one.displayName,
              one.username,
              one.roles.map((held) => t(`app:role.${held}`)).join('; '),
              ...trainingTopics.flatMap((topic) => say(one, topic)),
            ]),
          })}
        />
      </div>
      <Matrix site={site} users={shown} today={today} />
      <TopicActs />
    </>
  );
}

function Matrix({ site, users, today }: { site: Site; users: readonly UserView[]; today: string }) {
  const { t } = useTranslation(['administration', 'app', 'course']);
  const [pressed, setPressed] = useState<Chosen | null>(null);
  const columns: Column<UserView>[] = [
    {
      key: 'person',
      header: t('administration:people.name'),
      cell: (one) => (
        <>
          {one.displayName}
          <div className="small dimmed">{one.roles.map((role) => t(`app:role.${role}`)).join(' · ')}</div>
        </>
      ),
    },
    ...trainingTopics.map((topic) => ({
      key: topic,
      header: t(`course:option.${topic}`),
      cell: (one: UserView) => (
        <TrainingCell
          person={one}
          topic={topic}
          until={site.training[one.id]?.[topic]}
          today={today}
          onPress={() => setPressed({ user: one, topic, days: {} })}
        />
      ),
    })),
  ];
  const close = () => setPressed(null);
  return (
    <div className="training-matrix">
      <DataTable
        caption={t('app:administration.training.title')}
        columns={columns}
        rows={users}
        rowKey={(one) => one.id}
      />
      {pressed && (
        <Dialog
          opened
          onClose={close}
          title={t('training.of', {
            topic: t(`course:option.${pressed.topic}`),
            name: pressed.user.displayName,
          })}
        >
          <RecordTraining
            key={pressed.topic}
            {...pressed}
            next={nextTopic(site, pressed, today)}
            onNext={(topic, days) => setPressed({ user: pressed.user, topic, days })}
            onDone={close}
          />
        </Dialog>
      )}
    </div>
  );
}

/** The next topic to the right that the person's roles ask for and that does not count today. */
const nextTopic = (site: Site, { user, topic }: Chosen, today: string): TrainingTopic | null =>
  trainingTopics
    .slice(trainingTopics.indexOf(topic) + 1)
    .find((one) =>
      ['not-recorded', 'expired'].includes(trainingState(user, one, site.training[user.id]?.[one], today)),
    ) ?? null;

function TopicActs() {
  const { t } = useTranslation(['administration', 'course']);
  const speech = useSpeech();
  return (
    <section aria-labelledby="topic-acts">
      <h2 id="topic-acts">{t('training.opens')}</h2>
      <dl className="key-values">
        {trainingTopics.map((topic) => (
          <div key={topic} className="topic-acts">
            <dt>{t(`course:option.${topic}`)}</dt>
            <dd>{sayActs(actsOfTopic(topic), speech)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
