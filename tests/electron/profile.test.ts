import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileFolder } from '../../src-main/electron/profile';

describe('profileFolder', () => {
  it('is one by machine and by person, inside the data folder, whatever their names', () => {
    expect(profileFolder('/donnees', 'poste-12', 'camille')).toBe(
      join('/donnees', 'electron', 'poste-12_camille'),
    );
    const folders = [
      profileFolder('/donnees', 'poste-12', 'camille'),
      profileFolder('/donnees', 'poste-13', 'camille'),
      profileFolder('/donnees', 'poste-12', 'dominique'),
    ];
    expect(new Set(folders).size).toBe(3);
    expect(profileFolder('/donnees', '../..', 'a/b\\c:d')).toBe(
      join('/donnees', 'electron', '.._.._a_b_c_d'),
    );
  });
});
