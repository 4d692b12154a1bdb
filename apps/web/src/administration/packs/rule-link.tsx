import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LineName } from './line-name.tsx';
import type { PackLine } from './pack-lines.ts';

/** The name of a line, and its address, by which others find it; the line that the address names is shown. */
export function RuleLink({ line, pack, named }: { line: PackLine; pack: string; named: boolean }) {
  const { t } = useTranslation('administration');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!named) return;
    link.current?.scrollIntoView({ block: 'center' });
    link.current?.focus({ preventScroll: true });
  }, [named]);
  return (
    <>
      <LineName line={line} />
      <Link
        ref={link}
        className="small"
        to="/administration/{-$section}"
        params={{ section: 'packs' }}
        search={{ rule: `${pack}/${line.path}` }}
        resetScroll={false}
        aria-current={named ? 'true' : undefined}
      >
        {t('packs.link')}
      </Link>
    </>
  );
}
