import { type CallOutput, documentMediaTypes } from '@lutetia/contract';
import { missingDocuments } from '@lutetia/course';
import { Button, FileButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionOf } from '../form/index.ts';
import { EmptyState, ErrorNotice, Instant, useLocale, useRead } from '../ui/index.ts';
import { DocumentForm } from './document-form.tsx';
import { formatBytes } from './format-bytes.ts';

/** A file may be chosen twice, and two may have one name. */
interface Chosen {
  readonly id: string;
  readonly file: File;
}

/** The papers of a course that are kept here, and those that are still missing. Files may be dropped on it. */
export function DocumentsPanel({ answer }: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['app', 'course']);
  const { course } = answer.view;
  const documents = useRead('documents', { params: { id: course.id } });
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  const [over, setOver] = useState(false);
  const mayAdd = answer.mayCommand.includes('receive-document');
  const missing = missingDocuments(course);
  const choose = (files: readonly File[]) => {
    const added = files.map((file) => ({ id: crypto.randomUUID(), file }));
    setChosen((before) => [...before, ...added]);
  };
  const drop = {
    onDragOver: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(false);
      choose([...event.dataTransfer.files]);
    },
  };
  return (
    <section aria-labelledby="documents" className="documents" data-over={over} {...(mayAdd ? drop : {})}>
      <div className="documents-head">
        <h2 id="documents" tabIndex={-1} ref={title}>
          {t('course:documents.title')}
        </h2>
        {mayAdd && (
          <FileButton
            onChange={choose}
            accept={documentMediaTypes.join()}
            multiple
            inputProps={{ name: 'document' }}
          >
            {(props) => (
              <Button variant="default" name="add-document" {...props}>
                {t('course:documents.add')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <ErrorNotice error={documents.error} takeFocus={false} />
      {chosen.map(({ id, file }) => (
        <DocumentForm
          key={id}
          courseId={course.id}
          file={file}
          missing={missing}
          onClose={() => {
            setChosen((before) => before.filter((one) => one.id !== id));
            title.current?.focus();
          }}
        />
      ))}
      {documents.data?.length === 0 && chosen.length === 0 && (
        <EmptyState title={t('course:documents.none')}>{mayAdd && t('course:documents.how')}</EmptyState>
      )}
      <ul className="plain-list document-list">
        {documents.data?.map((document) => (
          <li key={`${document.file}-${document.kind}`} data-document={document.kind}>
            <a href={`/api/courses/${course.id}/documents/${document.file}`} target="_blank" rel="noreferrer">
              {optionOf(t, 'kind', document.kind)}
            </a>
            <span className="small dimmed">
              {document.name} · <Size bytes={document.bytes} /> · <Instant at={document.receivedAt} /> ·{' '}
              {document.receivedBy}
            </span>
            {document.note !== '' && <span className="small">{document.note}</span>}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="small">
          {t('course:documents.missing', {
            kinds: missing.map((kind) => optionOf(t, 'kind', kind)).join(t('course:documents.between')),
          })}
        </p>
      )}
    </section>
  );
}

function Size({ bytes }: { bytes: number }) {
  return <>{formatBytes(bytes, useLocale().locale)}</>;
}
