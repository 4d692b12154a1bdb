import type { CallOutput, RecordedEventView } from '@lutetia/contract';
import { type Mending, type ReadinessItem, siteCommandTable } from '@lutetia/course';
import { useSpeech } from '../../course/use-speech.ts';
import { may } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { Instant, ToneIcon, useRead } from '../../ui/index.ts';
import { sayItem } from './say-item.ts';

/** As many of the site's newest facts as one answer holds. */
const newest = { query: { limit: 500 } } as const;

/** One thing that is in place, with who put it there and when. */
export function PlacedItem({ item, people }: { item: ReadinessItem; people: CallOutput<'listUsers'> }) {
  const speech = useSpeech();
  const me = useMe();
  const events = useRead('siteEvents', newest, { enabled: may(me, 'siteEvents') });
  const event = item.placedBy && events.data?.items.find(isFactOf(item.placedBy));
  const holders = people.filter((one) => one.roles.some((role) => item.roles.includes(role)));
  return (
    <li className="readiness-item" data-placed={item.key}>
      <span className="state-badge" data-tone="go">
        <ToneIcon tone="go" />
        <span>{sayItem(item, speech)}</span>
      </span>
      {item.name === 'people' && (
        <span className="small dimmed">{holders.map((one) => one.displayName).join(' · ')}</span>
      )}
      {event && (
        <span className="small dimmed">
          {event.actorName} · <Instant at={event.at} />
        </span>
      )}
    </li>
  );
}

const isFactOf =
  ({ type, initial }: Mending) =>
  (event: RecordedEventView): boolean =>
    event.type === siteCommandTable[type].event &&
    Object.entries(initial).every(([name, value]) => event.body[name] === value);
