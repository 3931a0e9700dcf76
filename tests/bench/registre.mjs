// node tests/bench/registre.mjs --donnees DIR: writes a large fictional registry, to be measured or walked by hand.
import { runBundled } from './bundle.mjs';

await runBundled('registre.mjs', 'registre/main.ts');
