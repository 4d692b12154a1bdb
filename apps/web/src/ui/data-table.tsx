import type { ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** Hide the label when the row becomes a card (the cell speaks for itself). */
  readonly bare?: boolean;
}

/** Rows that can be chosen, by a box at their beginning. */
export interface RowChoice<T> {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** Rows without a box; every row has one where this is not said. */
  readonly mayChoose?: (row: T) => boolean;
  /** What the box chooses, in words. */
  readonly label: (row: T) => string;
}

/** A row that lights up with something elsewhere on the page that is the same thing. */
export interface RowLight {
  readonly lit: string | null;
  readonly onLight: (key: string) => void;
}

/**
 * A table that becomes a list of cards under 900 px. The first column names the row.
 * The explicit roles keep it a table for screen readers when CSS changes `display`.
 */
export function DataTable<T>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  choice?: RowChoice<T>;
  light?: RowLight;
}) {
  const { choice, light } = props;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: the card layout would drop the implicit roles
    <table className="data-table" role="table">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {choice && <td role="cell" className="choice-cell" />}
          {props.columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr
            key={props.rowKey(row)}
            role="row"
            data-row={props.rowKey(row)}
            data-chosen={choice?.chosen.has(props.rowKey(row))}
            data-lit={light && light.lit === props.rowKey(row)}
            onFocus={light && (() => light.onLight(props.rowKey(row)))}
            onMouseEnter={light && (() => light.onLight(props.rowKey(row)))}
          >
            {choice && (
              <td role="cell" className="choice-cell">
                {(choice.mayChoose?.(row) ?? true) && (
                  <input
                    type="checkbox"
                    name={`choose-${props.rowKey(row)}`}
                    aria-label={choice.label(row)}
                    checked={choice.chosen.has(props.rowKey(row))}
                    onChange={() => choice.toggle(props.rowKey(row))}
                  />
                )}
              </td>
            )}
            {props.columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" role="rowheader">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} role="cell" data-label={column.bare ? undefined : column.header}>
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: the card layout would drop the implicit roles
  );
}
