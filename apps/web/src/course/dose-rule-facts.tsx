import type { DoseRuleResult } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { Day, Quantity, StateBadge, useLocale } from '../ui/index.ts';
import { conditionsOf, sayRow } from './say-row.ts';

/** What the label in force proposes, with every row that fired or could not be judged. */
export function DoseRuleFacts({ rule }: { rule: DoseRuleResult }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const conditions = conditionsOf(rule, locale);
  const told = rule.rows.filter(({ fired }) => fired !== false);
  return (
    <>
      <dl className="key-values small">
        <dt>
          {rule.pack} ({rule.packVersion})
        </dt>
        <dd>
          <strong>{t(`course:action.${rule.action}`)}</strong>
          {conditions.map((condition) => (
            <div key={condition} data-condition>
              {condition}
            </div>
          ))}
        </dd>
        <dt>
          {t(conditions.length > 0 ? 'course:facts.activity-afterwards' : 'course:facts.next-activity')}
        </dt>
        <dd>
          <Quantity value={rule.nextActivityMBq} unit="MBq" />
        </dd>
        {(['earliest', 'target', 'latest'] as const).map((name) => {
          const date = rule[name];
          return (
            date && (
              <Pair
                key={name}
                label={t(
                  name === 'earliest' && conditions.length > 0
                    ? 'course:facts.earliest-by-interval'
                    : `course:facts.${name}`,
                )}
              >
                <Day date={date} />
              </Pair>
            )
          );
        })}
      </dl>
      {told.length > 0 && (
        <ul className="plain-list small">
          {told.map((row) => (
            <li key={row.id} data-row={row.id}>
              <StateBadge
                state={row.fired === null ? 'cannot-evaluate' : 'due'}
                label={t(row.fired === null ? 'course:result.cannot-evaluate' : 'course:facts.fired')}
              />{' '}
              {t(`course:row.${row.id}`, { defaultValue: row.id })} ·{' '}
              {t(`course:sourceStatus.${row.status}`, { defaultValue: row.status })}
              <div className="dimmed">{sayRow(rule.pack, row.id, locale)}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Pair({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
