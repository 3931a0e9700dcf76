import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { matriceDe } from '#actes/matrice';
import { ActCode } from '../../src-renderer/parts/act-code';

it('draws a code module by module, at its printed size, and says it in words', () => {
  const contenu = 'RC1:3F9A01BC77DE:2:1:0K';
  render(<ActCode block={{ kind: 'code', contenu, libelle: 'Original 2, page 1' }} />);
  const image = screen.getByRole('img', { name: `Code lu par les machines\u00a0: ${contenu}` });
  expect(screen.getByText('Original 2, page 1')).toBeDefined();
  expect(image.getAttribute('width')).toMatch(/^2\d(\.\d+)?mm$/u);
  const drawn = new Set<string>();
  for (const [, x, y, width] of (image.querySelector('path')?.getAttribute('d') ?? '').matchAll(
    /M(\d+) (\d+)h(\d+)v1h-\d+z/gu,
  ))
    for (let at = 0; at < Number(width); at++) drawn.add(`${Number(x) + at} ${y}`);
  const wanted = matriceDe(contenu).lignes.flatMap((ligne, y) =>
    ligne.flatMap((noir, x) => (noir ? [`${x} ${y}`] : [])),
  );
  expect([...drawn].sort()).toEqual(wanted.sort());
});
