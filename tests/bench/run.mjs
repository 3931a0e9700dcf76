// Bundles the measures with the sources they measure, then runs them.
import { bundled, runBundled } from './bundle.mjs';

await bundled('bench-tache.mjs', 'store/child.ts');
await runBundled('bench.mjs', 'main.ts');
