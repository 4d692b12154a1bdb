import { type Mending, type ReadinessItem, siteCommandTable } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { sayRoles } from '../../course/describe.ts';
import { useSpeech } from '../../course/use-speech.ts';
import { may, mayCommandSite } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { LinkButton } from '../../ui/index.ts';
import { NewPerson } from '../people/new-person.tsx';
import { SiteAct } from '../site-act.tsx';

/** The form that puts a thing in place, or who has it. */
export function Mend({ item }: { item: ReadinessItem }) {
  const { t } = useTranslation('administration');
  const me = useMe();
  const [first] = item.roles;
  if (item.name === 'people') {
    return may(me, 'createUser') ? (
      <NewPerson roles={first === undefined ? [] : [first]} />
    ) : (
      <p className="small dimmed">{t('readiness.done-by', { roles: t('app:role.administrator') })}</p>
    );
  }
  return item.mendings.map((mending) => <MendBy key={mending.type} mending={mending} />);
}

function MendBy({ mending: { type, initial } }: { mending: Mending }) {
  const { t } = useTranslation(['administration', 'app']);
  const me = useMe();
  const speech = useSpeech();
  if (type === 'adopt-pack') {
    return (
      <div className="site-act">
        <LinkButton
          to="/administration/{-$section}"
          params={{ section: 'packs' }}
          hash={`packs-${initial.kind}`}
          size="compact-sm"
          data-opens={type}
        >
          {t(mayCommandSite(me, type) ? 'readiness.sign-pack' : 'readiness.see-packs')}
        </LinkButton>
        <DoneBy type={type} />
      </div>
    );
  }
  return mayCommandSite(me, type) ? (
    <SiteAct type={type} initial={initial} />
  ) : (
    <p className="small dimmed">
      {t(`app:site-command.${type}`)}:{' '}
      {t('readiness.done-by', { roles: sayRoles(siteCommandTable[type].roles, speech) })}
    </p>
  );
}

function DoneBy({ type }: { type: Mending['type'] }) {
  const { t } = useTranslation('administration');
  const me = useMe();
  const speech = useSpeech();
  if (mayCommandSite(me, type)) return null;
  return (
    <span className="small dimmed">
      {' '}
      {t('readiness.done-by', { roles: sayRoles(siteCommandTable[type].roles, speech) })}
    </span>
  );
}
