// Owns offsets: the API counts code points, JavaScript strings count UTF-16 units; an emoji is one and two of them.

/** A function from the number of code points before a place in a text to the number of UTF-16 units before it. */
export function unitsBefore(text) {
  const astral = []; // for each code point beyond U+FFFF, how many code points come before it
  let points = 0;
  for (const character of text) {
    if (character.length === 2) astral.push(points);
    points += 1;
  }
  return (offset) => offset + countBelow(astral, offset);
}

/** How many numbers of a sorted list are less than a limit. */
function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
