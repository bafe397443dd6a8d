/** Our engine as one of the sides that follow events. */
export function liveSide(Live, { source }, name = 'ours') {
  const live = new Live(source);
  let revision = 0;
  return {
    name,
    live,
    move: (item, size, credit) => live.moveItem(item, ++revision, size, credit),
    score: (node) => live.scores[node],
  };
}

/** Applies events to a side, a part of the stream at a time, from the start again at its end. */
export function follower({ move }, events) {
  let at = 0;
  return (count) => {
    const { item, size, credit } = events;
    for (let n = 0; n < count; n++) {
      move(item[at], size[at], credit[at]);
      at = at + 1 === events.count ? 0 : at + 1;
    }
  };
}

export const scoresOf = ({ score }, nodes) => Array.from({ length: nodes }, (_, node) => score(node));
