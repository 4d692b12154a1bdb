import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/index.ts';
import type { PackLine } from './pack-lines.ts';

/** What a line states, in words where the pack has words, else by the names that lead to it. */
export function LineName({ line }: { line: PackLine }) {
  const { t, i18n } = useTranslation(['app', 'course']);
  const { language } = useLocale();
  const nameOf = (name: string): string => {
    const key = [`administration:pack-name.${name}`, `course:option.${name}`].find((one) => i18n.exists(one));
    return key ? t(key) : name;
  };
  return (
    <>
      {line.text?.[language] ?? line.names.map(nameOf).join(' – ')}
      <div className="small dimmed">
        <code>{line.path}</code>
      </div>
    </>
  );
}
