import { Link, Navigate, useParams } from '@tanstack/react-router';
import { type ComponentType, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../palette/index.ts';
import { useMe } from '../session/me.ts';
import { PageTitle } from '../ui/index.ts';
import { ConsentFormsSection } from './consent-forms/consent-forms-section.tsx';
import { ContactSection } from './contact/contact-section.tsx';
import { DevicesSection } from './devices/devices-section.tsx';
import { DisplaysSection } from './displays/displays-section.tsx';
import { EmergencySection } from './emergency/emergency-section.tsx';
import { ForgettingSection } from './forgetting/forgetting-section.tsx';
import { LanesSection } from './lanes/lanes-section.tsx';
import { LedgerSection } from './ledger/ledger-section.tsx';
import { LicenceSection } from './licence/licence-section.tsx';
import { PacksSection } from './packs/packs-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { ProcedureSection } from './procedure/procedure-section.tsx';
import { ReadinessSection } from './readiness/readiness-section.tsx';
import { RecalledLotsSection } from './recalled-lots/recalled-lots-section.tsx';
import { type SectionId, sectionAt, sectionsOf } from './sections.ts';
import { TrainingSection } from './training/training-section.tsx';

const components: Readonly<Record<SectionId, ComponentType>> = {
  readiness: ReadinessSection,
  people: PeopleSection,
  training: TrainingSection,
  devices: DevicesSection,
  packs: PacksSection,
  lanes: LanesSection,
  licence: LicenceSection,
  'consent-forms': ConsentFormsSection,
  procedure: ProcedureSection,
  contact: ContactSection,
  'recalled-lots': RecalledLotsSection,
  displays: DisplaysSection,
  emergency: EmergencySection,
  forgetting: ForgettingSection,
  ledger: LedgerSection,
};

export function AdministrationPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { section } = useParams({ from: '/signed-in/administration/{-$section}' });
  const sections = sectionsOf(me);
  const part = useRef<HTMLDivElement>(null);
  useRowKeys(part);
  const [first] = sections;
  if (section === undefined && first) {
    return <Navigate to="/administration/{-$section}" params={{ section: first }} replace />;
  }
  const chosen = sectionAt(section, sections);
  if (chosen === 'not-found') {
    return (
      <>
        <PageTitle title={t('not-found.title')} lead={t('not-found.lead')} />
        <Link to="/administration/{-$section}" params={{ section: undefined }}>
          {t('nav.administration')}
        </Link>
      </>
    );
  }
  if (chosen === 'not-allowed') {
    return <PageTitle title={t('nav.administration')} lead={t('error.not-allowed')} />;
  }
  const Section = components[chosen];
  return (
    <>
      <PageTitle title={t(`app:administration.${chosen}.title`)} lead={t(`administration:${chosen}.lead`)} />
      <nav className="section-nav" aria-label={t('nav.administration')}>
        {sections.map((id) => (
          <Link key={id} to="/administration/{-$section}" params={{ section: id }}>
            {t(`app:administration.${id}.title`)}
          </Link>
        ))}
      </nav>
      <div ref={part}>
        <Section key={chosen} />
      </div>
    </>
  );
}
