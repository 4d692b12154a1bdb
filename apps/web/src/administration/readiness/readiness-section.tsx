import type { CallOutput } from '@lutetia/contract';
import { isNeeded, isReady, type ReadinessItem, readinessOf, readinessStages } from '@lutetia/course';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Loading, Notice, useRead } from '../../ui/index.ts';
import { WithSite } from '../with-site.tsx';
import { MissingItem } from './missing-item.tsx';
import { PlacedItem } from './placed-item.tsx';
import './readiness.css';

/** What is still missing before the first patient, in the order in which it is needed. */
export function ReadinessSection() {
  const people = useRead('listUsers');
  return (
    <WithSite>
      {(site) => (
        <>
          <ErrorNotice error={people.error} takeFocus={false} />
          {people.isPending && <Loading />}
          {people.data && <Readiness site={site} people={people.data.filter((one) => !one.disabled)} />}
        </>
      )}
    </WithSite>
  );
}

function Readiness(props: { site: CallOutput<'site'>; people: CallOutput<'listUsers'> }) {
  const { t } = useTranslation('administration');
  const items = readinessOf({ now: Temporal.Now.instant().toString(), ...props });
  const counted = items.filter(isNeeded);
  const left = counted.filter(({ ready }) => !ready).length;
  return (
    <>
      <Notice tone={isReady(items) ? 'go' : 'attention'}>
        <strong data-ready={isReady(items)}>
          {isReady(items)
            ? t('readiness.ready')
            : t('readiness.left', { count: left, total: counted.length })}
        </strong>
      </Notice>
      {readinessStages.map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          items={items.filter((item) => item.stage === stage)}
          people={props.people}
        />
      ))}
    </>
  );
}

function Stage(props: {
  stage: ReadinessItem['stage'];
  items: readonly ReadinessItem[];
  people: CallOutput<'listUsers'>;
}) {
  const { t } = useTranslation('administration');
  const { stage, items, people } = props;
  const [seenMissing, setSeenMissing] = useState<ReadonlySet<string>>(new Set());
  const unseen = items.filter(({ key, ready }) => !ready && !seenMissing.has(key));
  if (unseen.length > 0) setSeenMissing(new Set([...seenMissing, ...unseen.map(({ key }) => key)]));
  const placed = items.filter(({ key, ready }) => ready && !seenMissing.has(key));
  const missing = items.filter(({ key, ready }) => !ready || seenMissing.has(key));
  return (
    <section aria-labelledby={`readiness-${stage}`} className="readiness-stage">
      <h2 id={`readiness-${stage}`}>{t(`readiness.stage.${stage}`)}</h2>
      {missing.length > 0 && (
        <ol className="readiness-list">
          {missing.map((item) => (
            <MissingItem key={item.key} item={item} />
          ))}
        </ol>
      )}
      {placed.length > 0 && (
        <details className="readiness-placed">
          <summary>{t('readiness.in-place', { count: placed.length })}</summary>
          <ul className="readiness-list">
            {placed.map((item) => (
              <PlacedItem key={item.key} item={item} people={people} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
