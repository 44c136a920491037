/** Why something stays shut, as the key of the words that say so. */

/** @typedef {"wrong" | "mixed" | "damaged" | "offline" | "old" | "insecure" | "framed"} Reason */

export class Refusal extends Error {
  /** @param {Reason} reason also the key of the words */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
