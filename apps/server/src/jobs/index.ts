export { type JobHandler, type Jobs, type JobsOptions, type SendOptions, startJobs } from './jobs.ts';
export { systemJobs } from './system-jobs.ts';
