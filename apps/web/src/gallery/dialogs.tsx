import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, Dialog, LinkButton, SignatureDialog } from '../ui/index.ts';
import { type DialogPart, dialogParts } from './search.ts';

/** Dialogs cover the page: each has an address of its own. */
export function Dialogs({ opened }: { opened: DialogPart | null }) {
  const { t } = useTranslation(['palette', 'app']);
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/gallery' });
  return (
    <>
      <p className="gallery-dialogs">
        {dialogParts.map((part) => (
          <LinkButton key={part} variant="default" to="/gallery" search={{ part }}>
            {part}
          </LinkButton>
        ))}
      </p>
      <Dialog opened={opened === 'dialog'} onClose={close} title={t('palette:gallery.title')}>
        {t('palette:gallery.lead')}
      </Dialog>
      <ConfirmDialog
        opened={opened === 'confirm-dialog'}
        title={t('palette:gallery.title')}
        confirmLabel={t('app:action.save')}
        onConfirm={close}
        onCancel={close}
      >
        {t('palette:gallery.lead')}
      </ConfirmDialog>
      <SignatureDialog
        opened={opened === 'signature-dialog'}
        meaning="released"
        witness
        onSign={close}
        onCancel={close}
      >
        {t('palette:gallery.lead')}
      </SignatureDialog>
    </>
  );
}
