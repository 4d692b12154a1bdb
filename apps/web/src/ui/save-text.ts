/** Gives a text to the reader as a file. */
export function saveText(name: string, text: string, type: 'text/csv' | 'text/calendar'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
