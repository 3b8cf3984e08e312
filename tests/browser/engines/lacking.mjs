/** What a browser or its driver cannot do. A test that needs it is skipped, and the end of the run says why. */
export class Lacking extends Error {}
