/* Behind lunr's Finnish: of a word that is searched for, only what it shares with its stem has to be there, for search
   goes on by beginnings. So välitavoite finds välitavoitteet, and budjetti finds budjetin; Material itself stems no word
   that it searches by its beginning. */
{
  const clause = lunr.Query.prototype.clause;

  const beginning = (word) => {
    const stem = lunr.fi.stemmer(word);
    const end = Array.from(word).findIndex((letter, at) => letter !== stem[at]);
    return end < 0 ? word : word.slice(0, end);
  };

  lunr.Query.prototype.clause = function (asked) {
    const term = asked.term.endsWith("*") ? `${beginning(asked.term.slice(0, -1))}*` : asked.term;
    return clause.call(this, { ...asked, term });
  };
}
