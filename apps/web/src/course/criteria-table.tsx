import type { EligibilityResult } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { isState, StateBadge } from '../ui/index.ts';
import { isRecord, sayName, sayValue } from './describe.ts';
import { sayCitation } from './say-citation.ts';
import { useSpeech } from './use-speech.ts';

/** Each criterion with what it was judged on, its source and whether that source is verified. */
export function CriteriaTable({ result }: { result: EligibilityResult }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  return (
    <>
      <p>
        <StateBadge state={result.outcome} label={t(`course:outcome.${result.outcome}`)} /> · {result.pack} (
        {result.packVersion})
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('course:facts.eligibility')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('course:facts.criterion')}</th>
              <th scope="col">{t('course:facts.result')}</th>
              <th scope="col">{t('course:facts.inputs')}</th>
              <th scope="col">{t('course:facts.source')}</th>
            </tr>
          </thead>
          <tbody>
            {result.criteria.map((criterion) => (
              <tr key={criterion.id} data-criterion={criterion.id}>
                <th scope="row">{t(`course:criterion.${criterion.id}`, { defaultValue: criterion.id })}</th>
                <td>
                  <StateBadge
                    state={isState(criterion.result) ? criterion.result : 'cannot-evaluate'}
                    label={t(`course:result.${criterion.result}`, { defaultValue: criterion.result })}
                  />
                </td>
                <td className="small">
                  {Object.entries(criterion.inputs).map(([name, value]) => (
                    <div key={name}>
                      {sayName(name, speech)}: {sayValue(name, value, speech)}
                    </div>
                  ))}
                </td>
                <td className="small">
                  {isRecord(criterion.source)
                    ? sayCitation(String(criterion.source.citation ?? ''), speech)
                    : String(criterion.source)}{' '}
                  · {t(`course:sourceStatus.${criterion.status}`, { defaultValue: criterion.status })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
