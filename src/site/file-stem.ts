/** Name of a file without the folders before it and without its ending. */
export function fileStem(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
}
