import type { SupplyItem } from '@lutetia/contract';
import type { Course, DoseUnderWay, Site } from '@lutetia/course';
import type { JsonColumn } from '../ledger/tables.ts';

/** A dose as the supply page shows it, without what depends on the clock or the reader. */
export type StoredDose = Omit<SupplyItem, 'risk' | 'person' | 'restricted' | keyof DoseUnderWay>;

export interface ProjectionTables {
  site_projection: { site_id: string; version: number; state: JsonColumn<Site> };
  course_projection: {
    course_id: string;
    site_id: string;
    person_id: string;
    referrer_id: string;
    restricted: boolean;
    version: number;
    status: Course['status'];
    cycle: number;
    planned_at: string | null;
    attention_at: string;
    opened_at: string;
    updated_at: string;
    state: JsonColumn<Course>;
  };
  dose_projection: {
    course_id: string;
    reference: string;
    cycle: number;
    site_id: string;
    status: string;
    under_way: boolean;
    planned_at: string;
    item: JsonColumn<StoredDose>;
  };
}
