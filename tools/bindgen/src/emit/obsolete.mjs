import { quoted } from './file.mjs';

/** `[Obsolete("…")]`, or nothing. @param {string | undefined} message */
export const obsolete = (message) => (message === undefined ? [] : [`[Obsolete(${quoted(message)})]`]);
