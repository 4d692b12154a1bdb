import { ApiError } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { UnreachableError } from '../api/index.ts';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { KeysText, PaletteButton } from '../palette/index.ts';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import {
  Day,
  EmptyState,
  ErrorNotice,
  Instant,
  LinkButton,
  Notice,
  PageTitle,
  Quantity,
  StateBadge,
  ToneIcon,
  UndoOffer,
} from '../ui/index.ts';
import { type State, type Tone, toneOf } from '../ui/state.ts';
import { Specimen } from './specimen.tsx';

const tones: readonly Tone[] = ['go', 'attention', 'stop', 'wait', 'unknown', 'plain'];
const states = Object.keys(toneOf) as State[];
const source = { citation: 'sample', version: '1', status: 'verified' } as const;
const refused = new ApiError(422, {
  code: 'gates-closed',
  message: '',
  gates: [
    {
      id: 'fitness.ecog',
      result: 'fail',
      inputs: { ecog: 3, limit: 2 },
      source,
      hazard: 'H-11',
      overridableBy: ['physician'],
    },
    { id: 'fitness.labs', result: 'cannot-evaluate', inputs: {}, source, hazard: 'H-11', overridableBy: [] },
  ],
});
const wrong = new ApiError(400, {
  code: 'bad-input',
  message: '',
  issues: [{ path: 'activityMBq', code: 'invalid', message: '> 0' }],
});

/** Parts that say something: states, messages, values. */
export function SayingParts() {
  const { t } = useTranslation(['palette', 'app']);
  return (
    <>
      <Specimen name="page-title">
        <PageTitle
          title={t('palette:gallery.title')}
          lead={t('palette:gallery.lead')}
          actions={<LinkButton to="/gallery">{t('app:action.save')}</LinkButton>}
        />
      </Specimen>
      <Specimen name="state-badge">
        <div className="specimen-row">
          {states.map((state) => (
            <StateBadge key={state} state={state} />
          ))}
        </div>
      </Specimen>
      <Specimen name="icons">
        <div className="specimen-row">
          {tones.map((tone) => (
            <span key={tone} className="state-badge" data-tone={tone}>
              <ToneIcon tone={tone} />
            </span>
          ))}
        </div>
      </Specimen>
      {tones.map((tone) => (
        <Specimen key={tone} name={`notice ${tone}`}>
          <Notice tone={tone}>{t('palette:gallery.lead')}</Notice>
        </Specimen>
      ))}
      {Object.entries({ refused, wrong, unreachable: new UnreachableError('') }).map(([name, error]) => (
        <Specimen key={name} name={`error-notice ${name}`}>
          <ErrorNotice error={error} takeFocus={false} />
        </Specimen>
      ))}
      <Specimen name="empty-state">
        <EmptyState
          title={t('palette:list.empty-mine')}
          action={<LinkButton to="/gallery">{t('app:action.search')}</LinkButton>}
        >
          {t('palette:list.empty-help')}
        </EmptyState>
      </Specimen>
      <Specimen name="undo-offer">
        <UndoOffer onUndo={() => undefined} />
      </Specimen>
      <Specimen name="quantity">
        <div className="specimen-row">
          <Quantity value={7400} unit="MBq" />
          <Quantity value={37} unit="MBq" />
          <Quantity value={12.5} unit="µSv/h" />
          <Quantity value={null} unit="MBq" />
        </div>
      </Specimen>
      <Specimen name="instant">
        <div className="specimen-row">
          <Instant at="2026-11-24T02:00:00Z" />
          <Instant at="2026-11-24T20:00:00Z" zone="Europe/Rome" />
          <Day date="2026-11-24" />
        </div>
      </Specimen>
      <Specimen name="header-tools">
        <div className="specimen-row">
          <PaletteButton onOpen={() => undefined} />
          <LanguageSwitch />
          <ThemeSwitch />
          <KeysText keys="g w" />
          <KeysText keys="L" />
        </div>
      </Specimen>
    </>
  );
}
