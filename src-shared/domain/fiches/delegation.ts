export { nomArrete } from '#registre/fiches/delegations';
export type { Delegation } from '#registre/fiches/delegations';
