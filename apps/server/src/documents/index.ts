export {
  documentsOf,
  eraseDocumentsOf,
  isStored,
  readDocument,
  storeDocument,
} from './stored-document.ts';
