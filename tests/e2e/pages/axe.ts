import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.0 to 2.2, levels A and AA, and axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is wrong with the screen shown, as it is shown. `dans`: of a dialog alone; what it covers of the page behind is no
 * target while it is open.
 */
export async function violations(page: Page, dans?: string): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page });
  const { violations: found } = await (dans === undefined ? builder : builder.include(dans))
    .setLegacyMode()
    // Every rule runs; only what was found is described: telling what is right took as long as the rules themselves.
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
