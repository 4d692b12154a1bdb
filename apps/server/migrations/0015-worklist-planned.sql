-- What has a planned injection is looked at first; of the rest, what has lain longest.
drop index course_under_way;
create index course_under_way on course_projection (site_id, planned_at, attention_at, course_id)
  where status in ('open', 'held');
