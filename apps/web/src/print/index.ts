export { InstructionsPage } from './instructions-page.tsx';
