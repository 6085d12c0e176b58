import { BindgenError } from './errors.mjs';

/** Collects everything that is wrong, so that one run shows all of it. */
export class Problems {
  #found = new Set();

  /** @param {string} problem */
  add(problem) {
    this.#found.add(problem);
  }

  throwIfAny() {
    if (this.#found.size > 0) throw new BindgenError([...this.#found]);
  }
}
