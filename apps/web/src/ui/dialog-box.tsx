import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  opened: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: string;
  /** Leave it only by its buttons or Escape. */
  keepOnClickOutside?: boolean;
}

/** A modal dialog. Mantine's own head is a `<header>`, which would be a second banner of the page. */
export function DialogBox(props: DialogProps) {
  const { t } = useTranslation();
  // Opened after it was drawn closed, so that the focus goes back to where it was.
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const opener = document.activeElement;
    setDrawn(true);
    // A page that takes the whole dialog away leaves the modal no time to give the focus back.
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, []);
  return (
    <Modal.Root
      opened={drawn && props.opened}
      onClose={props.onClose}
      size={props.size ?? 'md'}
      closeOnClickOutside={!props.keepOnClickOutside}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label={t('action.close')} />
        </div>
        <Modal.Body>{props.children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
