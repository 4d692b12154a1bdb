import { useTranslation } from 'react-i18next';
import { Quantity, useLocale } from '../../ui/index.ts';
import type { Detail, PackLine } from './pack-lines.ts';

/** The value of a line with its unit, or the numbers of its rule in words. */
export function PackValue({ line }: { line: PackLine }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  if (line.value === null) return <em className="unknown">{t('administration:packs.no-value')}</em>;
  if (typeof line.value === 'boolean') return t(line.value ? 'value.yes' : 'value.no');
  if (typeof line.value === 'number') {
    return line.unit === null || line.unit === '1' ? (
      line.value.toLocaleString(locale)
    ) : (
      <Quantity value={line.value} unit={line.unit} digits={6} />
    );
  }
  if (typeof line.value === 'string') return line.value;
  return <Details line={line} />;
}

const unitOf = (line: PackLine, detail: Detail): string =>
  detail.measure === 'unit' && line.unit && line.unit !== '1' ? ` ${line.unit}` : '';

function Details({ line }: { line: PackLine }) {
  const { t, i18n } = useTranslation();
  const { locale, language } = useLocale();
  const nameOf = (name: string): string => {
    const grade = /^grade-(\d)$/.exec(name)?.[1];
    if (grade) return t('administration:packs.grade', { grade });
    return i18n.exists(`administration:pack-name.${name}`) ? t(`administration:pack-name.${name}`) : name;
  };
  if (line.details.length === 0 && line.grades.length === 0) return t('administration:packs.no-number');
  return (
    <ul className="reasons small">
      {line.details.map((detail) => (
        <li key={detail.names.join('.')}>
          {detail.names
            .filter((name) => !['rule', 'trigger', 'grading', 'rules', 'steps'].includes(name))
            .map(nameOf)
            .join(' – ')}
          {': '}
          {detail.relation && `${detail.relation} `}
          {detail.measure === 'times'
            ? t('administration:packs.times', { value: detail.value.toLocaleString(locale) })
            : `${detail.value.toLocaleString(locale)}${unitOf(line, detail)}`}
        </li>
      ))}
      {line.grades.map(({ grade, text }) => (
        <li key={`${grade} ${text.en}`}>
          {t('administration:packs.grade', { grade })}: {text[language]}
        </li>
      ))}
    </ul>
  );
}
