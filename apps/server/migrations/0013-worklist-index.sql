-- Worklists look at the courses under way alone: few beside all that have ended.
drop index course_attention;
create index course_under_way on course_projection (site_id, attention_at, course_id)
  where status in ('open', 'held');
create index course_under_way_changed on course_projection (site_id, updated_at desc, course_id)
  where status in ('open', 'held');
