import type { CallOutput, RecordedEventView } from '@lutetia/contract';
import { siteCommands } from '@lutetia/course';
import { Pair } from '../../course/body-lines.tsx';
import { sayValue } from '../../course/describe.ts';
import { type Line, linesOf } from '../../course/describe-event.ts';
import { useSpeech } from '../../course/use-speech.ts';
import { fieldsOf } from '../../form/index.ts';
import { siteCommandOf } from './site-command-of.ts';

/** What an event of the site holds, labelled as in its form; people by name. */
export function SiteFact(props: { event: RecordedEventView; people: CallOutput<'listUsers'> }) {
  const speech = useSpeech();
  const { type, body } = props.event;
  const command = siteCommandOf(type);
  const named = { ...body, ...userOf(body, props.people) };
  const lines: readonly Line[] = command
    ? linesOf(fieldsOf(siteCommands[command].schema), named, [command], '', speech)
    : Object.entries(body).map(([name, value]) => ({
        label: speech.t(`app:set-up.${name === 'name' ? 'siteName' : name}`),
        value: sayValue(name, value, speech),
      }));
  return (
    <dl className="key-values small">
      {lines.map((line) => (
        <Pair key={line.label} {...line} />
      ))}
    </dl>
  );
}

function userOf({ user }: RecordedEventView['body'], people: CallOutput<'listUsers'>) {
  const account = people.find(({ id }) => id === user);
  return account && { user: account.displayName };
}
