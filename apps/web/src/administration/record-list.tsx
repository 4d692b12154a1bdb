import type { UseQueryResult } from '@tanstack/react-query';
import { type Column, DataTable, EmptyState, ErrorNotice, Loading } from '../ui/index.ts';

/** A list of the site's records: while it comes, where it cannot be read, while it is empty, and its rows. */
export function RecordList<Row extends { readonly id: string }>(props: {
  read: UseQueryResult<readonly Row[]>;
  caption: string;
  columns: readonly Column<Row>[];
  empty: { readonly title: string; readonly help: string };
}) {
  const { data, error, isPending } = props.read;
  return (
    <>
      <ErrorNotice error={error} takeFocus={false} />
      {isPending && <Loading />}
      {data?.length === 0 && <EmptyState title={props.empty.title}>{props.empty.help}</EmptyState>}
      {data && data.length > 0 && (
        <DataTable caption={props.caption} columns={props.columns} rows={data} rowKey={({ id }) => id} />
      )}
    </>
  );
}
