import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, ErrorNotice, useAct } from '../../ui/index.ts';

const verdicts = ['justified', 'not-justified'] as const;
type Verdict = (typeof verdicts)[number];

export function ReviewDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const [note, setNote] = useState('');
  const review = useAct('reviewBreakGlass', ['listBreakGlass']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verdict === '') return;
    review.mutate({ params: { id }, body: { verdict, note } }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('administration:emergency.do-review')}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorNotice error={review.error} />
          <Radio.Group
            label={t('administration:emergency.was-it')}
            value={verdict}
            onChange={(value) => setVerdict(verdicts.find((one) => one === value) ?? '')}
            required
          >
            <Stack gap="xs" mt="xs">
              {verdicts.map((one) => (
                <Radio key={one} name="verdict" value={one} label={t(`state.${one}`)} required />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            name="note"
            label={t('administration:emergency.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
          />
          <Button type="submit" loading={review.isPending} name="save-review" className="start">
            {t('action.save')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
