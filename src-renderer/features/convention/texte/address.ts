import { parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { useSearchNow } from '../../../ui/use-search-now';

const OFF = 'non';
const ON = 'oui';

/** How the text is shown, as the address has it: it survives a reload and can be linked to. */
export type TexteAddress = {
  /** Null: today. */
  readonly jour: CivilDate | null;
  /** What the address asks for and is no day. */
  readonly impossible: string | null;
  readonly projets: readonly string[];
  readonly article: string | null;
  /** Passages show which act they come from. */
  readonly origines: boolean;
  readonly alineas: boolean;
};

type Change = Partial<Pick<TexteAddress, 'jour' | 'projets' | 'origines' | 'alineas'>>;

export function useTexteAddress(): {
  readonly address: TexteAddress;
  readonly change: (next: Change) => void;
  /** The same text, at one of its divisions. */
  readonly searchAt: (divisionId: string) => string;
} {
  const [params, putParams] = useSearchNow();
  const au = params.get('au');
  const jour = au === null ? null : parseCivilDate(au);
  return {
    address: {
      jour,
      impossible: jour === null ? au : null,
      projets: (params.get('projets') ?? '').split(',').filter((id) => id !== ''),
      article: params.get('article'),
      origines: params.get('origines') !== OFF,
      alineas: params.get('alineas') === ON,
    },
    change: (next) => {
      const to = new URLSearchParams(params);
      const put = (name: string, value: string | null) => {
        if (value === null || value === '') to.delete(name);
        else to.set(name, value);
      };
      if (next.jour !== undefined) put('au', next.jour);
      if (next.projets !== undefined) put('projets', next.projets.join(','));
      if (next.origines !== undefined) put('origines', next.origines ? null : OFF);
      if (next.alineas !== undefined) put('alineas', next.alineas ? ON : null);
      putParams(to);
    },
    searchAt: (divisionId) => {
      const to = new URLSearchParams(params);
      to.set('article', divisionId);
      return `?${to.toString()}`;
    },
  };
}
