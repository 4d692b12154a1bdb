import type { CallOutput } from '@lutetia/contract';
import { type Cycle, cycleOf, type Instruction } from '@lutetia/course';
import { Button, NativeSelect } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CourseHeader } from '../course/index.ts';
import { isLanguage, type Language, languages } from '../i18n/languages.ts';
import { ErrorNotice, Loading, useRead } from '../ui/index.ts';
import { InstructionsSheet } from './instructions-sheet.tsx';
import { usePaperTexts } from './paper.ts';
import { TravelCard } from './travel-card.tsx';
import './print.css';

/** What the patient takes home on paper: the label's instructions with their days, and the travel card. */
export function InstructionsPage() {
  const { id, cycle } = useParams({ from: '/signed-in/courses/$id/instructions/$cycle' });
  const number = Number(cycle);
  const course = useRead('course', { params: { id } });
  const told = useRead('instructions', { params: { id }, query: { cycle: number } });
  if (course.error) return <ErrorNotice error={course.error} />;
  if (told.error) return <ErrorNotice error={told.error} />;
  if (!course.data || !told.data) return <Loading />;
  return (
    <Papers answer={course.data} cycle={cycleOf(course.data.view.course, number)} items={told.data.items} />
  );
}

/** The paper's language: the patient's where the label's text has it, else the reader's. */
function paperLanguage(spoken: string | null, reader: string): Language {
  const primary = spoken?.split('-')[0];
  if (isLanguage(primary)) return primary;
  return isLanguage(reader) ? reader : 'en';
}

function Papers(props: { answer: CallOutput<'course'>; cycle: Cycle; items: readonly Instruction[] }) {
  const { t, i18n } = useTranslation(['app', 'course']);
  const { answer, cycle } = props;
  const spoken = cycle.instructions?.language ?? answer.view.course.referral?.language ?? null;
  const [language, setLanguage] = useState<Language>(() => paperLanguage(spoken, i18n.language));
  const texts = usePaperTexts(language);
  const shared = { ...props, language, spoken };
  return (
    <div className="papers">
      <div className="no-print">
        <CourseHeader answer={answer} subtitle={t('course:page.instructions-link')} />
        <div className="toolbar">
          <NativeSelect
            name="language"
            label={t('course:print.language')}
            value={language}
            onChange={(event) => {
              const next = event.currentTarget.value;
              if (isLanguage(next)) setLanguage(next);
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one}>
                {new Intl.DisplayNames(one, { type: 'language' }).of(one)}
              </option>
            ))}
          </NativeSelect>
          <Button onClick={() => window.print()} name="print" disabled={!texts.ready}>
            {t('course:print.print')}
          </Button>
        </div>
      </div>
      <ErrorNotice error={texts.error} takeFocus={false} />
      {!texts.ready && texts.error === null && <Loading />}
      {texts.ready && (
        <>
          <InstructionsSheet {...shared} />
          <TravelCard {...shared} />
        </>
      )}
    </div>
  );
}
