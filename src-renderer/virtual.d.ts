/** What the build tells of the libraries that are shipped. */
declare module 'virtual:bibliotheques' {
  export const bibliotheques: readonly {
    readonly nom: string;
    readonly version: string;
    readonly licence: string;
  }[];
}
