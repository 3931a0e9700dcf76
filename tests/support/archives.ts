import { crc32, deflateRawSync } from 'node:zlib';

/* ZIP archives written byte for byte, so that they may lie. */

export type Membre = {
  readonly nom: string;
  readonly contenu: Uint8Array;
  /** What the catalogue says the content weighs, when it is not what it weighs. */
  readonly annonce?: number;
};

const EMPTY = Buffer.alloc(0);

/** A ZIP of these files, deflated; every one is in the catalogue, in this order. */
export function zipDe(membres: readonly Membre[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const packed = new Map<Uint8Array, { readonly data: Buffer; readonly crc: number }>();
  let offset = 0;
  for (const { nom, contenu, annonce = contenu.byteLength } of membres) {
    const known = packed.get(contenu) ?? { data: deflateRawSync(contenu), crc: crc32(contenu) };
    packed.set(contenu, known);
    const name = Buffer.from(nom, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x00210000, 6);
    common.writeUInt32LE(known.crc, 10);
    common.writeUInt32LE(known.data.length, 14);
    common.writeUInt32LE(annonce, 18);
    common.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, known.data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name);
    offset += 30 + name.length + known.data.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  // More than the field holds is said modulo, as writers without ZIP64 do.
  end.writeUInt16LE(membres.length & 0xffff, 8);
  end.writeUInt16LE(membres.length & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end, EMPTY]);
}
