export {
  discardDocument,
  documentsOf,
  eraseDocumentsOf,
  isStored,
  readDocument,
  storeDocument,
} from './stored-document.ts';
export { verifyDocuments } from './verify-documents.ts';
