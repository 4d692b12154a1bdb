export interface DocumentTables {
  document_file: {
    course_id: string;
    address: string;
    person_id: string;
    name: Uint8Array;
    media_type: string;
    bytes: number;
    received_at: string;
    received_by: string;
  };
}
