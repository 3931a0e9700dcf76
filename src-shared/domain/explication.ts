/** What a refusal says: the rule that was not met, where it is written, and what would make it pass. */
export type Explication = { readonly message: string; readonly source: string; readonly remede: string };

/** The refusals that the rules of one folder word, by code; each takes what its sentences must name. */
export type Refusals = Readonly<Record<string, (p: never) => Explication>>;
