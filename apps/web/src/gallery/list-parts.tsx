import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaletteList } from '../palette/palette-list.tsx';
import { type Column, DataTable, ListSkeleton, Loading, StateBadge } from '../ui/index.ts';
import type { State } from '../ui/state.ts';
import { Specimen } from './specimen.tsx';

interface Row {
  readonly id: string;
  readonly state: State;
}
const rows: readonly Row[] = [
  { id: 'first', state: 'open' },
  { id: 'second', state: 'blocked' },
  { id: 'third', state: 'cannot-evaluate' },
];
const run = () => undefined;

/** Parts that list. */
export function ListParts() {
  const { t } = useTranslation(['palette', 'app']);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['second']));
  const [place, setPlace] = useState(1);
  const columns: Column<Row>[] = [
    { key: 'id', header: t('app:worklist.person'), cell: ({ id }) => id },
    { key: 'state', header: t('app:worklist.state'), cell: ({ state }) => <StateBadge state={state} /> },
    { key: 'why', header: t('app:worklist.why'), cell: () => t('palette:gallery.lead') },
  ];
  const shared = { caption: t('palette:gallery.title'), columns, rows, rowKey: ({ id }: Row) => id };
  return (
    <>
      <Specimen name="data-table">
        <DataTable {...shared} />
      </Specimen>
      <Specimen name="data-table choice">
        <DataTable
          {...shared}
          choice={{
            chosen,
            toggle: (id) => setChosen(chosen.has(id) ? new Set() : new Set([id])),
            label: ({ id }) => t('palette:list.select', { name: id }),
          }}
        />
      </Specimen>
      <Specimen name="palette-list">
        <PaletteList
          id="gallery-palette"
          active={place}
          idOf={({ id }) => `gallery-${id}`}
          onPoint={setPlace}
          onTake={run}
          empty=""
          choices={[
            { id: 'a', group: 'patient', label: 'Sample, Ann', note: 'DEMO-0001', run },
            { id: 'b', group: 'go', label: t('app:nav.worklist'), keys: 'g w', run },
            { id: 'c', group: 'device', label: t('palette:lock'), keys: 'L', run },
          ]}
        />
      </Specimen>
      <Specimen name="palette-list empty">
        <PaletteList
          id="gallery-palette-empty"
          active={0}
          idOf={({ id }) => id}
          onPoint={run}
          onTake={run}
          empty={t('palette:nothing')}
          choices={[]}
        />
      </Specimen>
      <Specimen name="list-skeleton">
        <ListSkeleton rows={3} />
      </Specimen>
      <Specimen name="loading">
        <Loading />
      </Specimen>
    </>
  );
}
