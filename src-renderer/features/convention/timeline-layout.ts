/**
 * Heights of labels beside a scale: each as near as it can be to its own mark, in order, none over another. Clusters
 * are centred on their marks (pool adjacent violators), so that crowded days lean both ways instead of sliding down.
 */
export function spreadLabels(
  marks: readonly number[],
  heights: readonly number[],
  gap: number,
): readonly number[] {
  // Each label's top would like to be centred on its mark; subtracting what lies above turns the problem into an
  // increasing sequence.
  type Block = { sum: number; count: number };
  const blocks: Block[] = [];
  let above = 0;
  const offsets: number[] = [];
  marks.forEach((mark, index) => {
    const height = heights[index] ?? 0;
    offsets.push(above);
    blocks.push({ sum: mark - height / 2 - above, count: 1 });
    above += height + gap;
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (last === undefined || before === undefined) break;
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  });
  const tops: number[] = [];
  for (const { sum, count } of blocks) {
    for (let i = 0; i < count; i += 1) tops.push(Math.max(0, sum / count) + (offsets[tops.length] ?? 0));
  }
  return tops;
}
