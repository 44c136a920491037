/* Behind lunr's Turkish: İ, I, ı and i are one letter, in what is searched and in what is searched for. Material and
   lunr lower the case of both by the rules of English, by which neither İSTANBUL nor IŞIK is what people then type.
   Nothing but search runs in its worker. */
{
  const lower = String.prototype.toLowerCase;

  String.prototype.toLowerCase = function () {
    return lower.call(this.replace(/[İIı]/g, "i"));
  };
}
