import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { WorkRow } from './lignes';
import type { Row } from './lignes';

const ROW_HEIGHT = 36;

/** The rows that are in view, and a few around them, while the page scrolls. */
export function LongueListe({ rows }: { readonly rows: readonly Row[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop(box.current?.offsetTop ?? 0);
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read here only, never memoised
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  return (
    <div ref={box} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start - top}px)` }}
          >
            <WorkRow row={row} index={index} />
          </div>
        );
      })}
    </div>
  );
}
