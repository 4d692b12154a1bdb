export { at, exampleZone, on } from './calendar.ts';
export { type CourseScriptOptions, type CourseStep, courseScript, referralOf } from './course-script.ts';
export { exampleHistory, exampleLabs, examplePet } from './facts.ts';
export {
  type ExamplePerson,
  type ExampleUser,
  type ExampleUserKey,
  examplePeople,
  exampleUsers,
} from './people.ts';
export { decideSiteStep, decideStep, playCourse, playSite, RefusedError, recorded } from './play.ts';
export { dailyCheck, exampleSite, type SiteStep, siteScript } from './site-script.ts';
