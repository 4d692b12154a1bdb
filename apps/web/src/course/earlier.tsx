import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands at the end of what is drawn: calls for more as it comes near, and offers all, to search in them. */
export function Earlier(props: { count: number; onNear: () => void; onAll: () => void }) {
  const { t } = useTranslation('course');
  const box = useRef<HTMLDivElement>(null);
  const { onNear } = props;
  useEffect(() => {
    if (box.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), {
      rootMargin: '2000px',
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [onNear]);
  return (
    <div className="ledger-earlier" ref={box}>
      <Button variant="default" size="compact-sm" name="all-entries" onClick={props.onAll}>
        {t('ledger.earlier', { count: props.count })}
      </Button>
    </div>
  );
}
