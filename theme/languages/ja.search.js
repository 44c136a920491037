/* Behind Material's segmenter: where a word begins, its text is known up to the end of the run. Search looks for
   beginnings, so that 操作 and 操作説明 are both found, whatever was taken for one word. No word of the index is ever
   the whole of one that is searched for (each ends in a mark), because Material cuts those apart. */
{
  const LONGEST = 8;
  const END = "\u2060";
  const segment = lunr.TinySegmenter.prototype.segment;

  /** What lunr asks of a word: its length, by which the next one is found, and its letters. */
  const beginning = (text, length) => ({ length, toLowerCase: () => text.slice(0, LONGEST).toLowerCase() + END });

  lunr.TinySegmenter.prototype.segment = function (text) {
    let at = 0;
    return segment.call(this, text).flatMap((word) => {
      const start = at;
      at += word.length;
      const inside = Array.from({ length: word.length - 1 }, (_, skip) => beginning(text.slice(start + skip + 1), 0));
      return [...inside, beginning(text.slice(start), word.length)];
    });
  };
}
