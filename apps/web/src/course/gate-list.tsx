import type { Gate } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../ui/index.ts';
import { sayInputs, sayName, sayRoles } from './describe.ts';
import { gateSentence } from './gate-sentence.ts';
import { closedGates } from './roles.ts';
import { saySource } from './say-citation.ts';
import { useSpeech } from './use-speech.ts';

/** Why an act is closed: what closes it first, each with its grounds; what is met, folded. */
export function GateList({ gates, withMet = false }: { gates: readonly Gate[]; withMet?: boolean }) {
  const { t } = useTranslation(['app', 'course']);
  const closed = closedGates(gates);
  const met = gates.filter((gate) => !closed.includes(gate));
  return (
    <div className="gates">
      {closed.length > 0 && (
        <ul className="gate-list">
          {closed.map((gate) => (
            <GateItem key={gate.id + JSON.stringify(gate.inputs)} gate={gate} />
          ))}
        </ul>
      )}
      {withMet && met.length > 0 && (
        <details>
          <summary>{t('course:page.gates-met', { count: met.length })}</summary>
          <ul className="gate-list">
            {met.map((gate) => (
              <GateItem key={gate.id + JSON.stringify(gate.inputs)} gate={gate} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function GateItem({ gate }: { gate: Gate }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  const inputs = Object.entries(sayInputs(gate.inputs, speech));
  return (
    <li data-gate={gate.id} data-result={gate.result}>
      <details>
        <summary>
          <StateBadge state={gate.result} label={t(`course:result.${gate.result}`)} />{' '}
          <span>{gateSentence(gate, speech)}</span>
        </summary>
        <dl className="key-values small">
          {inputs.map(([name, value]) => (
            <InputLine key={name} name={sayName(name, speech)} value={value} />
          ))}
          <dt>{t('course:page.rule-source')}</dt>
          <dd>
            {saySource(gate.source, speech)} · {t(`course:sourceStatus.${gate.source.status}`)}
          </dd>
          {gate.hazard && (
            <>
              <dt>{t('course:page.hazard')}</dt>
              <dd>
                {gate.hazard} {t(`course:hazard.${gate.hazard}`)}
              </dd>
            </>
          )}
        </dl>
        <p className="small">
          {gate.overridableBy.length === 0
            ? t('course:page.override-nobody')
            : t('course:page.override-by', {
                roles: sayRoles(gate.overridableBy, speech),
              })}
        </p>
      </details>
    </li>
  );
}

function InputLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
