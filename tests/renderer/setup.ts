import { cleanup, configure } from '@testing-library/react';
import * as react from 'react';
import { afterEach, vi } from 'vitest';

// The first form fetches the code of all: on a busy machine that is more than the second allowed by default.
configure({ asyncUtilTimeout: 15_000 });

// The page may have served another file.
sessionStorage.clear();
document.title = '';

// Without vitest's globals, React Testing Library does not unmount by itself.
afterEach(cleanup);

// The development build of React draws a stack for each element, to say in a warning which component made it: a sixth
// of the time of the screens. Past ten thousand in a second it draws none; the count begins there.
const internals: unknown = Reflect.get(
  react,
  '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
);
if (typeof internals === 'object' && internals !== null)
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
    configurable: true,
    get: () => 10_000,
    set: () => undefined,
  });

// What jsdom lacks and Mantine calls when it mounts: the colour scheme, the size of its parts, bringing an option into
// view. Nothing is laid out here, so nothing ever changes.
const absent = {
  matchMedia: (media: string) => ({
    media,
    matches: false,
    onchange: null,
    addListener: vi.fn(),
    removeListener: vi.fn(),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    dispatchEvent: () => false,
  }),
  ResizeObserver: class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
};
for (const [name, value] of Object.entries(absent)) fill(window, name, value);
fill(Element.prototype, 'scrollIntoView', vi.fn());
// A text area that grows measures itself again once the fonts are loaded.
fill(document, 'fonts', { addEventListener: vi.fn(), removeEventListener: vi.fn() });

function fill(target: object, name: string, value: unknown): void {
  if (Reflect.get(target, name) !== undefined) return;
  Object.defineProperty(target, name, { writable: true, configurable: true, value });
}
