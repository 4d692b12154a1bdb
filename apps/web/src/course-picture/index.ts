export { CoursePicture } from './course-picture.tsx';
