import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { formRoutes } from '../../src-renderer/features/convention/forms/routes';
import { Toasts } from '../../src-renderer/shell/toasts';
import { ScreenProvider } from './screen-provider';

const elsewhere = (
  <>
    <p>Ailleurs</p>
    <Toasts />
  </>
);

/** Opens one form of a convention at its address; every other address says where the reader was led, and what for. */
export function openForm(path: string) {
  const router = createMemoryRouter([...formRoutes, { path: '*', element: elsewhere }], {
    initialEntries: [path],
  });
  const view = render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return { router, view, user: userEvent.setup() };
}
