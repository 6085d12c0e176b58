/**
 * @typedef {object} Finding
 * @property {string} file
 * @property {number} line 1-based
 * @property {number} column 1-based
 * @property {string} message one line: what is wrong, what was expected
 */

/** Collects the findings of one file; a place and text is kept once. */
export class Findings {
  #byText = new Map();

  /** @param {string} file @param {(offset: number) => {line: number, column: number}} locate */
  constructor(file, locate) {
    this.file = file;
    this.locate = locate;
  }

  /** @param {number} offset into the file's text @param {string} message */
  add(offset, message) {
    const { line, column } = this.locate(offset);
    const finding = { file: this.file, line, column, message: message.replace(/\s*\n\s*/g, ' ') };
    this.#byText.set(format(finding), finding);
  }

  /** @returns {Finding[]} by place */
  sorted() {
    return [...this.#byText.values()].sort((a, b) => a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1));
  }
}

/** @param {Finding} finding @returns {string} */
export function format({ file, line, column, message }) {
  return `${file}:${line}:${column}: ${message}`;
}
