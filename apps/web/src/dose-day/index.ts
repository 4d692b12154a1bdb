export { DoseDayPage } from './dose-day-page.tsx';
